import { inWords } from './epubcheck-words.ts'

/** A book that is read aloud: MED. */
export const epubcheckOverlayRules = {
  ...inWords('error', {
    'med-005': [
      [
        'The sound of a reading is of a kind that not all reading systems play',
        'Convert it to MP3, AAC or Opus.',
      ],
      ['朗读的声音格式并非所有阅读器都能播放', '请转换为 MP3、AAC 或 Opus。'],
    ],
    'med-008': [
      ['A piece of sound ends before it begins', 'Make clipEnd later than clipBegin.'],
      ['一段声音的结束早于开始', 'clipEnd 应晚于 clipBegin。'],
    ],
    'med-009': [
      ['A piece of sound has no length', 'Make clipEnd later than clipBegin.'],
      ['一段声音没有长度', 'clipEnd 应晚于 clipBegin。'],
    ],
    'med-010': [
      [
        'A document is read aloud, but the list of files does not say by which file',
        'Write media-overlay at its <item>.',
      ],
      ['文档有朗读，文件清单却没有写明是哪个', '请在它的 <item> 上写 media-overlay。'],
    ],
    'med-011': [
      ['A document is read aloud by two files, expected one', 'Leave one.'],
      ['一个文档有两个朗读文件，应只有一个', '请只留一个。'],
    ],
    'med-012': [
      [
        'A document is read aloud by another file than the list of files says',
        'Mend media-overlay at its <item>.',
      ],
      ['文档的朗读文件与文件清单所写的不同', '请改正它的 <item> 上的 media-overlay。'],
    ],
    'med-013': [
      [
        'The file that is to read a document aloud does not name it',
        'Mend media-overlay, or add the document there.',
      ],
      ['所指的朗读文件里没有这个文档', '请改正 media-overlay，或在朗读文件里加上该文档。'],
    ],
    'med-014': [
      ['The address of a sound names a place within it', 'Use clipBegin and clipEnd instead of #.'],
      ['声音的地址带有 #', '请改用 clipBegin 和 clipEnd。'],
    ],
  }),
  ...inWords('warning', {
    'med-016': [
      ['The length of all readings is not the sum of its parts', 'Mend media:duration.'],
      ['朗读总时长不等于各部分之和', '请改正 media:duration。'],
    ],
    'med-017': [
      ['A reading leads to a place that is no id', 'Write # and the id of an element.'],
      ['朗读所指之处不是 id', '请写 # 加元素的 id。'],
    ],
    'med-018': [
      [
        'A reading leads to a place of a drawing that is no id and no view',
        'Write # and the id of an element.',
      ],
      ['朗读所指的图形位置不是 id 或视图', '请写 # 加元素的 id。'],
    ],
  }),
}
