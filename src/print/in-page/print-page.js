/** What the browser page that prints is asked for: the functions at `globalThis.banxin`, called from Node. */
import { fontsAsked, loadFonts } from '../../page-fonts.js'
import { becomeDocument, describePages, showPages } from './describe-pages.js'
import { drawPatterns } from './draw-patterns.js'
import { pictureSizes } from './picture-sizes.js'
import { reachBleed } from './reach-bleed.js'
import { tellTags } from './tell-tags.js'

Object.assign(globalThis, {
  banxin: {
    becomeDocument,
    describePages,
    drawPatterns,
    fontsAsked,
    loadFonts,
    pictureSizes,
    reachBleed,
    showPages,
    tellTags,
  },
})
