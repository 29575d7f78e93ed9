import { inWords } from './epubcheck-words.ts'

/** Contents, pages, and what old reading systems have of them: NAV, NCX. */
export const epubcheckNavigationRules = {
  ...inWords('error', {
    'nav-001': [
      ['The navigation document has no contents', 'Write the chapters into <nav epub:type="toc">.'],
      ['导航文件没有目录', '请把各章写进 <nav epub:type="toc">。'],
    ],
    'nav-003': [
      ['Printed pages are marked, but there is no page list', 'Add <nav epub:type="page-list">.'],
      ['标有印刷本的页码，却没有页码表', '请加上 <nav epub:type="page-list">。'],
    ],
    'nav-009': [
      [
        'Regions of a picture lead to a document that is not of fixed size',
        'Let them lead to pages of fixed size.',
      ],
      ['图像区域指向版式不固定的文档', '请指向版式固定的页面。'],
    ],
    'nav-010': [
      ['The contents lead out of the book', 'Let them lead to chapters only.'],
      ['目录指到了书外', '目录请只指向书中各章。'],
    ],
    'ncx-001': [
      [
        'The contents for old reading systems (NCX) are of another book: their identifier is not the book’s',
        'Write the identifier of the package document into dtb:uid.',
      ],
      ['给旧阅读器用的目录（NCX）标识符与本书不同', '请把包文件里的标识符写进 dtb:uid。'],
    ],
  }),
  ...inWords('warning', {
    'nav-011': [
      ['The contents or pages are not in reading order', 'List them in the order of <spine>.'],
      ['目录或页码没有按阅读顺序排列', '请按 <spine> 的顺序排列。'],
    ],
  }),
}
