import type { PreflightRule } from './rule.ts'
import { annotation } from './rules/annotation.ts'
import { blackLineKnocksOut } from './rules/black-line-knocks-out.ts'
import { blackTextKnocksOut } from './rules/black-text-knocks-out.ts'
import { bleedShort } from './rules/bleed-short.ts'
import { bleedSmall } from './rules/bleed-small.ts'
import { blendMode } from './rules/blend-mode.ts'
import { boxNesting } from './rules/box-nesting.ts'
import { brokenXref } from './rules/broken-xref.ts'
import { compatibilitySection } from './rules/compatibility-section.ts'
import { cropBox } from './rules/crop-box.ts'
import { damagedContent } from './rules/damaged-content.ts'
import { damagedObject } from './rules/damaged-object.ts'
import { damagedStream } from './rules/damaged-stream.ts'
import { externalStream } from './rules/external-stream.ts'
import { fileId } from './rules/file-id.ts'
import { fontCourier } from './rules/font-courier.ts'
import { fontDamaged } from './rules/font-damaged.ts'
import { fontNoUnicode } from './rules/font-no-unicode.ts'
import { fontNotEmbedded } from './rules/font-not-embedded.ts'
import { fontNotSubset } from './rules/font-not-subset.ts'
import { fontType3 } from './rules/font-type3.ts'
import { greyOverprints } from './rules/grey-overprints.ts'
import { greyText } from './rules/grey-text.ts'
import { groupColourSpace } from './rules/group-colour-space.ts'
import { hairline } from './rules/hairline.ts'
import { halftone } from './rules/halftone.ts'
import { imageAlternates } from './rules/image-alternates.ts'
import { imageResolution } from './rules/image-resolution.ts'
import { infoIncomplete } from './rules/info-incomplete.ts'
import { inkColour } from './rules/ink-colour.ts'
import { inkImage } from './rules/ink-image.ts'
import { inkImagePixels } from './rules/ink-image-pixels.ts'
import { inkUnknown } from './rules/ink-unknown.ts'
import { largeCoordinates } from './rules/large-coordinates.ts'
import { lineArtResolution } from './rules/line-art-resolution.ts'
import { liveTransparency } from './rules/live-transparency.ts'
import { lzwFilter } from './rules/lzw-filter.ts'
import { managedColour } from './rules/managed-colour.ts'
import { mediaBox } from './rules/media-box.ts'
import { missingGlyph } from './rules/missing-glyph.ts'
import { missingResource } from './rules/missing-resource.ts'
import { nearTrim } from './rules/near-trim.ts'
import { noPages } from './rules/no-pages.ts'
import { notAllRead } from './rules/not-all-read.ts'
import { objectStreams } from './rules/object-streams.ts'
import { opiLink } from './rules/opi-link.ts'
import { outputCondition } from './rules/output-condition.ts'
import { outputIntent } from './rules/output-intent.ts'
import { outputProfileClass } from './rules/output-profile-class.ts'
import { outputProfileDamaged } from './rules/output-profile-damaged.ts'
import { outputProfileMissing } from './rules/output-profile-missing.ts'
import { outputProfileSpace } from './rules/output-profile-space.ts'
import { outputProfileTables } from './rules/output-profile-tables.ts'
import { outputProfileVersion } from './rules/output-profile-version.ts'
import { pageCount } from './rules/page-count.ts'
import { pageEmpty } from './rules/page-empty.ts'
import { pageRotated } from './rules/page-rotated.ts'
import { pageShrunk } from './rules/page-shrunk.ts'
import { pageSizes } from './rules/page-sizes.ts'
import { pageUserUnit } from './rules/page-user-unit.ts'
import { pdfAction } from './rules/pdf-action.ts'
import { pdfAttachment } from './rules/pdf-attachment.ts'
import { pdfEncrypted } from './rules/pdf-encrypted.ts'
import { pdfForm } from './rules/pdf-form.ts'
import { pdfJavascript } from './rules/pdf-javascript.ts'
import { pdfVersion } from './rules/pdf-version.ts'
import { pdfxUnclaimed } from './rules/pdfx-unclaimed.ts'
import { postscriptXobject } from './rules/postscript-xobject.ts'
import { radicalCharacters } from './rules/radical-characters.ts'
import { referenceXobject } from './rules/reference-xobject.ts'
import { registrationColour } from './rules/registration-colour.ts'
import { rgbColour } from './rules/rgb-colour.ts'
import { richBlackText } from './rules/rich-black-text.ts'
import { shadingUnreadable } from './rules/shading-unreadable.ts'
import { smallColouredText } from './rules/small-coloured-text.ts'
import { spotColour } from './rules/spot-colour.ts'
import { textNoUnicode } from './rules/text-no-unicode.ts'
import { thinColouredLine } from './rules/thin-coloured-line.ts'
import { transferFunction } from './rules/transfer-function.ts'
import { trappedUnknown } from './rules/trapped-unknown.ts'
import { trimBox } from './rules/trim-box.ts'
import { trimSize } from './rules/trim-size.ts'
import { unknownColourSpace } from './rules/unknown-colour-space.ts'
import { unknownOperator } from './rules/unknown-operator.ts'
import { whiteOverprints } from './rules/white-overprints.ts'
import { xmpDiffers } from './rules/xmp-differs.ts'
import { xmpIncomplete } from './rules/xmp-incomplete.ts'
import { xmpPacked } from './rules/xmp-packed.ts'

/** Every rule, in the order of docs/preflight.md. */
export const preflightRuleList: readonly PreflightRule[] = [
  damagedStream,
  damagedContent,
  missingResource,
  unknownOperator,
  damagedObject,
  brokenXref,
  notAllRead,
  noPages,
  pdfxUnclaimed,
  pdfVersion,
  objectStreams,
  pdfEncrypted,
  fileId,
  infoIncomplete,
  trappedUnknown,
  xmpIncomplete,
  xmpDiffers,
  xmpPacked,
  outputIntent,
  outputCondition,
  outputProfileMissing,
  outputProfileDamaged,
  outputProfileClass,
  outputProfileSpace,
  outputProfileTables,
  outputProfileVersion,
  pdfJavascript,
  pdfForm,
  pdfAction,
  pdfAttachment,
  annotation,
  mediaBox,
  trimBox,
  boxNesting,
  cropBox,
  bleedSmall,
  bleedShort,
  nearTrim,
  pageSizes,
  pageRotated,
  pageUserUnit,
  pageEmpty,
  pageCount,
  trimSize,
  rgbColour,
  managedColour,
  unknownColourSpace,
  shadingUnreadable,
  groupColourSpace,
  blackTextKnocksOut,
  blackLineKnocksOut,
  whiteOverprints,
  greyText,
  greyOverprints,
  richBlackText,
  smallColouredText,
  thinColouredLine,
  hairline,
  registrationColour,
  spotColour,
  inkColour,
  inkImage,
  inkImagePixels,
  inkUnknown,
  imageResolution,
  lineArtResolution,
  lzwFilter,
  imageAlternates,
  opiLink,
  externalStream,
  referenceXobject,
  postscriptXobject,
  compatibilitySection,
  fontNotEmbedded,
  fontNotSubset,
  fontDamaged,
  fontType3,
  fontCourier,
  fontNoUnicode,
  textNoUnicode,
  radicalCharacters,
  missingGlyph,
  transferFunction,
  halftone,
  blendMode,
  liveTransparency,
  largeCoordinates,
  pageShrunk,
]
