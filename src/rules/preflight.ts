import type { Rule } from '../message.ts'

/** What preflight says; which rules ask for it, docs/preflight.md lists. */
export const preflightRules = {
  'preflight-no-file': {
    severity: 'error',
    reason: { en: 'There is no file {path}', zh: '没有文件 {path}' },
    fix: {
      en: 'Give the path of a PDF: npm run preflight -- book.pdf',
      zh: '请给出 PDF 文件的路径：npm run preflight -- book.pdf',
    },
  },
  'profile-unknown': {
    severity: 'error',
    reason: {
      en: 'There is no profile {value}, expected {choices}, or a file that ends in .yaml',
      zh: '没有 {value} 这种用途，应为 {choices}，或一个以 .yaml 结尾的文件',
    },
    fix: {
      en: 'For example: --profile press, --profile shop.yaml',
      zh: '例如：--profile press、--profile shop.yaml',
    },
  },
  'profile-rule': {
    severity: 'error',
    reason: {
      en: 'Preflight has no rule `{rule}`, expected a name from docs/preflight.md',
      zh: '印前检查没有名为 `{rule}` 的规则，应为 docs/preflight.md 里的名称',
    },
    fix: { en: 'Look it up there, or remove the line.', zh: '请查对名称，或删去这一行。' },
  },
  'profile-length': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected a length such as 3mm or 8pt',
      zh: '`{key}` 的值是 `{value}`，应为长度，如 3mm、8pt',
    },
    fix: { en: 'Write a number and mm, cm, in or pt.', zh: '请写数字和单位 mm、cm、in 或 pt。' },
  },
  'preflight-bad-trim': {
    severity: 'error',
    reason: {
      en: '{value} is no trim size, expected width and height, or a name such as A5',
      zh: '{value} 不是成品尺寸，应为宽和高，或 A5 之类的名称',
    },
    fix: { en: 'For example: --trim A5, --trim 148mmx210mm', zh: '例如：--trim A5、--trim 148mmx210mm' },
  },
  'preflight-more': {
    severity: 'warning',
    reason: { en: '{count} more findings of the rule {rule}', zh: '规则 {rule} 还有 {count} 处问题' },
    fix: { en: 'Mend those that are told and check again.', zh: '改好已列出的之后再检查一遍。' },
  },
  'pdf-unreadable': {
    severity: 'error',
    reason: { en: 'This is no PDF that can be opened: {problem}', zh: '无法作为 PDF 打开：{problem}' },
    fix: {
      en: 'It may be cut short: copy or download it again, or export it anew.',
      zh: '文件可能不完整：请重新复制或下载，或重新导出。',
    },
  },
  'damaged-stream': {
    severity: 'error',
    reason: { en: 'Content that cannot be unpacked: {what}', zh: '内容无法解压：{what}' },
    fix: {
      en: 'What is in it is not checked and may not print. Export the file again, or repair it: qpdf old.pdf new.pdf',
      zh: '其中的内容未经检查，也可能印不出来。请重新导出，或修复：qpdf old.pdf new.pdf',
    },
  },
  'damaged-content': {
    severity: 'error',
    reason: { en: 'Content that cannot be read to its end: {what}', zh: '页面内容无法读到末尾：{what}' },
    fix: {
      en: 'What comes after it is not checked and may not print. Export the file again.',
      zh: '其后的内容未经检查，也可能印不出来。请重新导出文件。',
    },
  },
  'missing-resource': {
    severity: 'error',
    reason: {
      en: 'The content names something that the file does not have: {what}',
      zh: '页面内容引用了文件中没有的资源：{what}',
    },
    fix: {
      en: 'Something is missing on the page. Export the file again from the program that made it.',
      zh: '页面上会缺少内容。请从原程序重新导出。',
    },
  },
  'unknown-operator': {
    severity: 'error',
    reason: {
      en: 'An operator of the content that means nothing, or without its pair: {what}',
      zh: '页面内容中有无意义或不成对的操作符：{what}',
    },
    fix: {
      en: 'Programs differ in what they make of it. Export the file again.',
      zh: '各程序的处理结果不一。请重新导出文件。',
    },
  },
  'damaged-object': {
    severity: 'error',
    reason: { en: 'The object {object} cannot be read', zh: '对象 {object} 无法读取' },
    fix: {
      en: 'Something may be missing. Export the file again, or repair it: qpdf old.pdf new.pdf',
      zh: '可能缺少内容。请重新导出，或修复：qpdf old.pdf new.pdf',
    },
  },
  'broken-xref': {
    severity: 'error',
    reason: {
      en: 'The end of the file does not lead to its table of objects: {found}',
      zh: '文件末尾未指向对象表：{found}',
    },
    fix: {
      en: 'The file is cut short or was changed by hand. Export it again, or repair it: qpdf old.pdf new.pdf',
      zh: '文件不完整或被手工改动过。请重新导出，或修复：qpdf old.pdf new.pdf',
    },
  },
  'not-all-read': {
    severity: 'warning',
    reason: { en: 'Not all was checked: {what}', zh: '没有全部检查：{what}' },
    fix: {
      en: 'The file draws far more than a book does. Have its maker look into it.',
      zh: '文件的绘制量远超一般书籍，请让制作者查明原因。',
    },
  },
  'no-pages': {
    severity: 'error',
    reason: { en: 'The file has no pages, expected at least one', zh: '文件没有页面，应至少有一页' },
    fix: { en: 'Export it again.', zh: '请重新导出。' },
  },
  'pdfx-unclaimed': {
    severity: 'error',
    reason: {
      en: 'The file does not say that it is PDF/X (found {found}), expected PDF/X-4, X-3 or X-1a',
      zh: '文件没有声明为 PDF/X（实为 {found}），应为 PDF/X-4、X-3 或 X-1a',
    },
    fix: {
      en: 'Export it as PDF/X-4; a book of ours: npm run press',
      zh: '请导出为 PDF/X-4；本程序的书稿：npm run press',
    },
  },
  'pdf-version': {
    severity: 'error',
    reason: {
      en: 'The file is PDF {found}, expected {expected} for {claim}',
      zh: '文件版本为 PDF {found}，{claim} 应为 {expected}',
    },
    fix: { en: 'Export it with that version.', zh: '请以该版本导出。' },
  },
  'object-streams': {
    severity: 'error',
    reason: {
      en: 'PDF {version} with objects packed into streams, which it does not know',
      zh: 'PDF {version} 不支持对象流，但文件使用了对象流',
    },
    fix: {
      en: 'Export without object streams or as PDF 1.6: qpdf --object-streams=disable old.pdf new.pdf',
      zh: '请关闭对象流，或导出为 PDF 1.6：qpdf --object-streams=disable old.pdf new.pdf',
    },
  },
  'pdf-encrypted': {
    severity: 'error',
    reason: { en: 'The file is encrypted; what is in it was not checked', zh: '文件已加密，其内容未经检查' },
    fix: { en: 'Save it without password and limits of use.', zh: '请另存为不带密码和使用限制的文件。' },
  },
  'file-id': {
    severity: 'error',
    reason: {
      en: 'The file has {found} identifiers (/ID), expected 2',
      zh: '文件标识（/ID）有 {found} 个，应为 2 个',
    },
    fix: { en: 'Export it again as PDF/X.', zh: '请重新导出为 PDF/X。' },
  },
  'info-incomplete': {
    severity: 'error',
    reason: { en: 'The document information lacks: {missing}', zh: '文档信息缺少：{missing}' },
    fix: {
      en: 'Fill in the title in the document properties and export again.',
      zh: '请在文档属性中填写标题，重新导出。',
    },
  },
  'trapped-unknown': {
    severity: 'error',
    reason: {
      en: 'Trapped is {found}, expected True or False',
      zh: '陷印标记（Trapped）为 {found}，应为 True 或 False',
    },
    fix: {
      en: 'Set “trapped” in the document properties: False, unless it was trapped.',
      zh: '请在文档属性中设定陷印：未做陷印则为 False。',
    },
  },
  'xmp-incomplete': {
    severity: 'warning',
    reason: { en: 'The XMP metadata lack: {missing}', zh: 'XMP 元数据缺少：{missing}' },
    fix: { en: 'Export it again as PDF/X-4.', zh: '请重新导出为 PDF/X-4。' },
  },
  'xmp-differs': {
    severity: 'warning',
    reason: {
      en: '{key} is “{info}” in the document information and “{xmp}” in XMP, expected the same',
      zh: '{key} 在文档信息中为“{info}”，在 XMP 中为“{xmp}”，两者应一致',
    },
    fix: {
      en: 'Export it again; programs that change only one of the two cause this.',
      zh: '请重新导出；只改其中一处的程序会造成不一致。',
    },
  },
  'xmp-packed': {
    severity: 'warning',
    reason: {
      en: 'The XMP metadata are packed ({filter}), expected plain text',
      zh: 'XMP 元数据被压缩（{filter}），应为纯文本',
    },
    fix: { en: 'Export it again as PDF/X.', zh: '请重新导出为 PDF/X。' },
  },
  'output-intent': {
    severity: 'error',
    reason: {
      en: '{found} output intents for PDF/X, expected 1: which press the colours are for',
      zh: 'PDF/X 输出意图有 {found} 个，应为 1 个：颜色是为哪种印刷条件准备的',
    },
    fix: {
      en: 'Choose the output intent that the print shop names when exporting.',
      zh: '导出时请选择印厂指定的输出意图。',
    },
  },
  'output-condition': {
    severity: 'error',
    reason: { en: 'The output intent lacks: {missing}', zh: '输出意图缺少：{missing}' },
    fix: {
      en: 'Choose a named printing condition, such as FOGRA39, when exporting.',
      zh: '导出时请选择有名称的印刷条件，如 FOGRA39。',
    },
  },
  'output-profile-missing': {
    severity: 'error',
    reason: {
      en: 'The profile of the output intent {condition} is not in the file',
      zh: '输出意图 {condition} 的 ICC 特性文件未嵌入',
    },
    fix: { en: 'Embed the profile when exporting.', zh: '导出时请嵌入特性文件。' },
  },
  'output-profile-damaged': {
    severity: 'error',
    reason: {
      en: 'The profile of the output intent is damaged: {problem}',
      zh: '输出意图的 ICC 特性文件已损坏：{problem}',
    },
    fix: { en: 'Install the profile again and export again.', zh: '请重新安装特性文件，再导出。' },
  },
  'output-profile-class': {
    severity: 'error',
    reason: {
      en: 'The profile of the output intent is of class “{found}”, expected “prtr” (printer)',
      zh: '输出意图的特性文件类别为“{found}”，应为“prtr”（输出设备）',
    },
    fix: {
      en: 'Choose the profile of a press, not of a monitor or scanner.',
      zh: '请选择印刷机的特性文件，不要用显示器或扫描仪的。',
    },
  },
  'output-profile-space': {
    severity: 'error',
    reason: {
      en: 'The profile of the output intent is for {found}, expected CMYK',
      zh: '输出意图的特性文件为 {found}，应为 CMYK',
    },
    fix: { en: 'Choose a CMYK profile that the print shop names.', zh: '请选择印厂指定的 CMYK 特性文件。' },
  },
  'output-profile-tables': {
    severity: 'error',
    reason: {
      en: 'The profile of the output intent lacks the tables {missing}',
      zh: '输出意图的特性文件缺少表 {missing}',
    },
    fix: { en: 'Choose a complete output profile.', zh: '请选择完整的输出特性文件。' },
  },
  'output-profile-version': {
    severity: 'error',
    reason: {
      en: 'The profile of the output intent is of ICC version {found}, expected 2 or 4',
      zh: '输出意图的特性文件为 ICC {found} 版，应为 2 或 4 版',
    },
    fix: { en: 'Choose another profile.', zh: '请换用其他特性文件。' },
  },
  'pdf-javascript': {
    severity: 'error',
    reason: { en: 'The file contains JavaScript ({count} places)', zh: '文件含有 JavaScript（{count} 处）' },
    fix: {
      en: 'Print the file into a new one, or take the scripts out.',
      zh: '请删去脚本，或重新打印成新文件。',
    },
  },
  'pdf-form': {
    severity: 'error',
    reason: { en: 'The file has a form with {count} fields', zh: '文件含有表单，共 {count} 个域' },
    fix: { en: 'Flatten the form.', zh: '请将表单拼合。' },
  },
  'pdf-action': {
    severity: 'error',
    reason: {
      en: 'The file does something by itself or leads out of it: {kind}',
      zh: '文件含有动作：{kind}',
    },
    fix: { en: 'Take links and actions out before printing.', zh: '付印前请去掉链接和动作。' },
  },
  'pdf-attachment': {
    severity: 'error',
    reason: { en: 'The file has files in it ({count})', zh: '文件中嵌有附件（{count} 个）' },
    fix: { en: 'Take the attachments out.', zh: '请删去附件。' },
  },
  annotation: {
    severity: 'error',
    reason: { en: 'An annotation where ink goes: {kind}', zh: '印刷区域内有注释：{kind}' },
    fix: {
      en: 'Take links, notes and stamps out, or flatten them.',
      zh: '请删去链接、批注和图章，或将其拼合。',
    },
  },
  'media-box': {
    severity: 'error',
    reason: {
      en: 'The page has no size that makes sense (MediaBox: {found})',
      zh: '页面尺寸（MediaBox）无效：{found}',
    },
    fix: { en: 'Export the page again.', zh: '请重新导出该页。' },
  },
  'trim-box': {
    severity: 'error',
    reason: {
      en: 'The page does not say where it is cut, or twice: {found}; expected either a TrimBox or an ArtBox',
      zh: '页面没有标明裁切位置，或标了两次：{found}；应有 TrimBox 或 ArtBox 之一',
    },
    fix: { en: 'Export with trim box and bleed.', zh: '导出时请带上成品框和出血框。' },
  },
  'box-nesting': {
    severity: 'error',
    reason: {
      en: '{inner} reaches beyond {outer}, expected it to lie inside',
      zh: '{inner} 超出 {outer}，应在其内',
    },
    fix: {
      en: 'Set the page boxes again: trim in bleed, bleed in media.',
      zh: '请重设页面框：成品框在出血框内，出血框在介质框内。',
    },
  },
  'crop-box': {
    severity: 'warning',
    reason: {
      en: 'The CropBox is {found}, expected that of the MediaBox, {expected}, or none',
      zh: 'CropBox 为 {found}，应与 MediaBox（{expected}）相同，或不设',
    },
    fix: { en: 'Take the crop away: what lies outside may be lost.', zh: '请取消裁剪：框外的内容可能丢失。' },
  },
  'bleed-small': {
    severity: 'error',
    reason: {
      en: 'The bleed is {found} mm, expected {expected} mm on all sides',
      zh: '出血为 {found} 毫米，四边应为 {expected} 毫米',
    },
    fix: {
      en: 'Set the bleed when exporting, and draw pictures and colours into it.',
      zh: '导出时请设定出血，并让图片和底色延伸到出血。',
    },
  },
  'bleed-short': {
    severity: 'warning',
    reason: {
      en: 'Something touches the trim but ends before the bleed does: {sides}',
      zh: '有内容到达裁切线却没有铺满出血：{sides}',
    },
    fix: {
      en: 'Draw it to the end of the bleed, or keep it away from the trim: else a white line may show.',
      zh: '请延伸到出血边缘，或离开裁切线；否则可能露出白边。',
    },
  },
  'near-trim': {
    severity: 'warning',
    reason: {
      en: 'Something stands {found} mm from the trim, expected {expected} mm or more',
      zh: '有内容距裁切线 {found} 毫米，应不小于 {expected} 毫米',
    },
    fix: { en: 'Move it inwards: knives err by a millimetre.', zh: '请向内移动：裁切会有约一毫米的误差。' },
  },
  'page-sizes': {
    severity: 'error',
    reason: {
      en: 'The page is cut to {found}, the others to {expected}',
      zh: '此页成品尺寸为 {found}，其他页为 {expected}',
    },
    fix: {
      en: 'Make all pages one size; give the cover as a file of its own.',
      zh: '请统一页面尺寸；封面请单独成文件。',
    },
  },
  'page-rotated': {
    severity: 'error',
    reason: { en: 'The page is turned by {found}°, expected 0°', zh: '页面旋转了 {found}°，应为 0°' },
    fix: { en: 'Turn what is on it instead, and export again.', zh: '请改为旋转页面内容，再重新导出。' },
  },
  'page-user-unit': {
    severity: 'error',
    reason: {
      en: 'A unit of the page is {found}/72 inch, expected 1/72 inch',
      zh: '页面单位为 {found}/72 英寸，应为 1/72 英寸',
    },
    fix: { en: 'Export the page in its true size.', zh: '请以实际尺寸导出。' },
  },
  'page-empty': {
    severity: 'warning',
    reason: { en: 'Nothing is printed on the page', zh: '此页没有任何内容' },
    fix: {
      en: 'If it is meant to be blank, all is well; else look what was lost.',
      zh: '若本应空白，则无妨；否则请查看丢失了什么。',
    },
  },
  'page-count': {
    severity: 'warning',
    reason: {
      en: '{found} pages, expected {expected}: sheets have {sheet} pages',
      zh: '共 {found} 页，应为 {expected} 页：每张有 {sheet} 页',
    },
    fix: {
      en: 'Add blank pages, or ask the print shop where they will stand.',
      zh: '请补足空白页，或问印厂空白页放在何处。',
    },
  },
  'trim-size': {
    severity: 'error',
    reason: {
      en: 'The page is cut to {found}, ordered was {expected}',
      zh: '成品尺寸为 {found}，订单为 {expected}',
    },
    fix: { en: 'Set the page size of the order.', zh: '请按订单设定页面尺寸。' },
  },
  'rgb-colour': {
    severity: 'error',
    reason: {
      en: 'Colour in {space}: {what}; expected CMYK, grey or spot colours',
      zh: '颜色为 {space}：{what}；应为 CMYK、灰度或专色',
    },
    fix: {
      en: 'Convert to CMYK when exporting; a book of ours: npm run press',
      zh: '导出时请转换为 CMYK；本程序的书稿：npm run press',
    },
  },
  'managed-colour': {
    severity: 'error',
    reason: {
      en: 'Colour in {space}: {what}; expected colours that are inks already',
      zh: '颜色为 {space}：{what}；应为已确定油墨的颜色',
    },
    fix: {
      en: 'Convert to the colours of the output intent when exporting.',
      zh: '导出时请转换为输出意图的颜色。',
    },
  },
  'unknown-colour-space': {
    severity: 'error',
    reason: {
      en: 'A colour space that is none: {space} ({what})',
      zh: '无法识别的颜色空间：{space}（{what}）',
    },
    fix: {
      en: 'Export the file again; what is painted with it is not checked.',
      zh: '请重新导出；用它绘制的内容未经检查。',
    },
  },
  'shading-unreadable': {
    severity: 'error',
    reason: {
      en: 'A shading whose colours cannot be told: {what}, {problem}',
      zh: '渐变的颜色无法确定：{what}，{problem}',
    },
    fix: { en: 'Export it again, or make a picture of the shading.', zh: '请重新导出，或将渐变转为图片。' },
  },
  'group-colour-space': {
    severity: 'error',
    reason: {
      en: 'Transparency is blended in {space}: {what}; expected DeviceCMYK',
      zh: '透明度在 {space} 中混合：{what}；应为 DeviceCMYK',
    },
    fix: { en: 'Set the blending space to CMYK before exporting.', zh: '导出前请将透明混合空间设为 CMYK。' },
  },
  'black-text-knocks-out': {
    severity: 'warning',
    reason: {
      en: 'Black text of {size} pt does not overprint ({found}), expected below {limit} pt: op true, OPM 1',
      zh: '{size} 磅的黑字没有叠印（{found}），{limit} 磅以下应为 op true、OPM 1',
    },
    fix: {
      en: 'Switch on overprinting of black: else white edges show where plates do not meet.',
      zh: '请开启黑色叠印；否则套印不准时会露白边。',
    },
  },
  'black-line-knocks-out': {
    severity: 'warning',
    reason: {
      en: 'A black line of {width} pt does not overprint ({found}), expected below {limit} pt: OP true, OPM 1',
      zh: '{width} 磅的黑线没有叠印（{found}），{limit} 磅以下应为 OP true、OPM 1',
    },
    fix: { en: 'Switch on overprinting of black.', zh: '请开启黑色叠印。' },
  },
  'white-overprints': {
    severity: 'error',
    reason: {
      en: 'White that overprints: {what}; it will not be seen',
      zh: '白色设为叠印：{what}；印出来会消失',
    },
    fix: { en: 'Switch off overprinting of white.', zh: '请取消白色的叠印。' },
  },
  'grey-text': {
    severity: 'warning',
    reason: {
      en: 'Black text of {size} pt in DeviceGray: {what}; expected K of CMYK below {limit} pt',
      zh: '{size} 磅的黑字为 DeviceGray：{what}；{limit} 磅以下应为 CMYK 的 K',
    },
    fix: { en: 'Convert to CMYK with black kept as K.', zh: '请转换为 CMYK，并保持单黑。' },
  },
  'grey-overprints': {
    severity: 'warning',
    reason: {
      en: 'DeviceGray that overprints: {what}; presses differ in what they make of it',
      zh: 'DeviceGray 设为叠印：{what}；各印刷流程处理不一',
    },
    fix: { en: 'Use K of CMYK where it must overprint.', zh: '需要叠印处请用 CMYK 的 K。' },
  },
  'rich-black-text': {
    severity: 'error',
    reason: {
      en: 'Black text of {total} ink: {what}; expected black alone',
      zh: '黑字用墨 {total}：{what}；应为单黑',
    },
    fix: {
      en: 'Set text in 0 0 0 100: in four inks small strokes blur.',
      zh: '文字请用 C0 M0 Y0 K100：四色黑的细笔画会发虚。',
    },
  },
  'small-coloured-text': {
    severity: 'warning',
    reason: {
      en: 'Text of {size} pt in several inks or in white: {what}; expected one ink below {limit} pt',
      zh: '{size} 磅的文字为多色或反白：{what}；{limit} 磅以下应为单色',
    },
    fix: { en: 'Set it larger or in one ink.', zh: '请加大字号，或改用单色。' },
  },
  'thin-coloured-line': {
    severity: 'warning',
    reason: {
      en: 'A line of {width} pt in several inks or in white: {what}; expected one ink below {limit} pt',
      zh: '{width} 磅的线为多色或反白：{what}；{limit} 磅以下应为单色',
    },
    fix: { en: 'Draw it thicker or in one ink.', zh: '请加粗，或改用单色。' },
  },
  hairline: {
    severity: 'warning',
    reason: {
      en: 'A line of {width} pt, expected {limit} pt or more',
      zh: '线宽 {width} 磅，应不小于 {limit} 磅',
    },
    fix: { en: 'Draw it thicker: it may vanish on the press.', zh: '请加粗：太细的线可能印不出来。' },
  },
  'registration-colour': {
    severity: 'error',
    reason: { en: 'The colour of all plates inside the bleed: {what}', zh: '出血范围内使用了套版色：{what}' },
    fix: { en: 'Use black: this colour is for marks outside.', zh: '请改用黑色：套版色只用于框外的标记。' },
  },
  'spot-colour': {
    severity: 'error',
    reason: {
      en: 'The spot colour {ink}, expected {expected} spot colours at most',
      zh: '有专色 {ink}，专色最多应为 {expected} 种',
    },
    fix: {
      en: 'Convert it to CMYK, or order the job with a spot colour.',
      zh: '请转换为 CMYK，或在订单中注明专色。',
    },
  },
  'ink-colour': {
    severity: 'error',
    reason: {
      en: '{found} ink: {what}; expected {limit} at most',
      zh: '用墨总量 {found}：{what}；最多应为 {limit}',
    },
    fix: {
      en: 'Choose a lighter colour, or convert with the profile of the paper: wet ink sets off on the next sheet.',
      zh: '请选用较浅的颜色，或按纸张的特性文件转换：墨太湿会蹭脏下一张。',
    },
  },
  'ink-image': {
    severity: 'error',
    reason: {
      en: '{found} ink in a part of the picture {what}, expected {limit} at most',
      zh: '图片 {what} 局部用墨 {found}，最多应为 {limit}',
    },
    fix: {
      en: 'Convert the picture with the profile of the output intent.',
      zh: '请按输出意图的特性文件重新转换图片。',
    },
  },
  'ink-image-pixels': {
    severity: 'warning',
    reason: {
      en: '{share} of the picture {what} has more than {limit} ink',
      zh: '图片 {what} 有 {share} 的面积用墨超过 {limit}',
    },
    fix: {
      en: 'Convert the picture with the profile of the output intent.',
      zh: '请按输出意图的特性文件重新转换图片。',
    },
  },
  'ink-unknown': {
    severity: 'info',
    reason: {
      en: 'How much ink it takes was not checked: {what}, {problem}',
      zh: '用墨量未检查：{what}，{problem}',
    },
    fix: {
      en: 'Look at it yourself, or save it as JPEG or without loss.',
      zh: '请自行查看，或另存为 JPEG 或无损格式。',
    },
  },
  'image-resolution': {
    severity: 'error',
    reason: {
      en: 'The picture {what} has {found} pixels an inch, expected {expected}',
      zh: '图片 {what} 的分辨率为 {found} ppi，应为 {expected} ppi',
    },
    fix: {
      en: 'Take a larger picture or show it smaller; enlarging it does not help.',
      zh: '请换用更大的图片，或缩小显示；插值放大无济于事。',
    },
  },
  'line-art-resolution': {
    severity: 'error',
    reason: {
      en: 'The black-and-white picture {what} has {found} pixels an inch, expected {expected}',
      zh: '黑白线稿 {what} 的分辨率为 {found} ppi，应为 {expected} ppi',
    },
    fix: { en: 'Scan it finer, or in grey.', zh: '请以更高的精度扫描，或改用灰度。' },
  },
  'lzw-filter': {
    severity: 'error',
    reason: {
      en: 'Packed with LZW ({count} places), which print shops do not take',
      zh: '使用了 LZW 压缩（{count} 处），印厂不接受',
    },
    fix: { en: 'Export again with Flate (zip) or JPEG.', zh: '请改用 Flate（zip）或 JPEG 压缩重新导出。' },
  },
  'image-alternates': {
    severity: 'error',
    reason: { en: 'The picture {what} has other versions of itself', zh: '图片 {what} 带有替代图像' },
    fix: {
      en: 'Export it again: a press may print another one than you see.',
      zh: '请重新导出：印出的可能不是所见的那一个。',
    },
  },
  'opi-link': {
    severity: 'error',
    reason: {
      en: '{what} stands in for a picture elsewhere (OPI)',
      zh: '{what} 是链接到别处图像的替身（OPI）',
    },
    fix: { en: 'Export with the true pictures.', zh: '请以原图导出。' },
  },
  'external-stream': {
    severity: 'error',
    reason: {
      en: 'Something that is printed is not in the file: {found}',
      zh: '有内容不在文件之内：{found}',
    },
    fix: { en: 'Embed all that the file uses.', zh: '请嵌入文件所用的全部内容。' },
  },
  'reference-xobject': {
    severity: 'error',
    reason: { en: '{what} stands in for a page of another file', zh: '{what} 是另一文件页面的替身' },
    fix: { en: 'Export with the true page.', zh: '请以原页面导出。' },
  },
  'postscript-xobject': {
    severity: 'error',
    reason: { en: '{what} is a PostScript program', zh: '{what} 是 PostScript 程序' },
    fix: { en: 'Export it again without PostScript.', zh: '请去掉 PostScript，重新导出。' },
  },
  'compatibility-section': {
    severity: 'error',
    reason: { en: 'Operators that readers may skip (BX … EX)', zh: '有可被阅读程序跳过的操作符（BX … EX）' },
    fix: { en: 'Export the page again from a current program.', zh: '请用新版程序重新导出该页。' },
  },
  'font-not-embedded': {
    severity: 'error',
    reason: { en: 'The font {name} is not in the file', zh: '字体 {name} 未嵌入' },
    fix: {
      en: 'Embed all fonts when exporting: else another one will be printed.',
      zh: '导出时请嵌入全部字体；否则印出来会是别的字体。',
    },
  },
  'font-not-subset': {
    severity: 'info',
    reason: {
      en: 'The font {name} is in the file with all its glyphs, or without the mark of a subset',
      zh: '字体 {name} 全部嵌入，或没有子集标记',
    },
    fix: { en: 'No fault, but the file is larger than it need be.', zh: '不是错误，但文件比必要的大。' },
  },
  'font-damaged': {
    severity: 'error',
    reason: { en: 'The font {name} in the file is damaged', zh: '文件中的字体 {name} 已损坏' },
    fix: {
      en: 'Export again, or choose another version of the font.',
      zh: '请重新导出，或换用该字体的其他版本。',
    },
  },
  'font-type3': {
    severity: 'error',
    reason: {
      en: 'The font {name} is made of drawings (Type 3), expected outlines',
      zh: '字体 {name} 由图形拼成（Type 3），应为轮廓字体',
    },
    fix: {
      en: 'Use a static TrueType font: browsers turn CFF and variable Chinese fonts into drawings.',
      zh: '请改用静态 TrueType 字体：浏览器会把 CFF 和可变中文字体变成图形。',
    },
  },
  'font-courier': {
    severity: 'warning',
    reason: {
      en: 'The font {name}: Courier often stands where a font was missing',
      zh: '使用了字体 {name}：缺字体时常以 Courier 代替',
    },
    fix: {
      en: 'If it is meant, all is well; else embed the font.',
      zh: '若确为所选，则无妨；否则请嵌入原字体。',
    },
  },
  'font-no-unicode': {
    severity: 'warning',
    reason: {
      en: 'The font {name} does not say which characters its glyphs are (ToUnicode)',
      zh: '字体 {name} 没有字形与字符的对照表（ToUnicode）',
    },
    fix: { en: 'Export again with text that can be searched.', zh: '请重新导出为可检索的文字。' },
  },
  'text-no-unicode': {
    severity: 'warning',
    reason: {
      en: '{count} glyphs of the font {name} without a character: {codes}',
      zh: '字体 {name} 有 {count} 个字形没有对应字符：{codes}',
    },
    fix: { en: 'Copied text will lack them. Export again.', zh: '复制出的文字会缺字。请重新导出。' },
  },
  'radical-characters': {
    severity: 'warning',
    reason: {
      en: '{count} glyphs of the font {name} are copied as radicals: {characters}',
      zh: '字体 {name} 有 {count} 个字形会被复制成部首：{characters}',
    },
    fix: {
      en: 'Export with a program that writes characters; a book of ours: npm run press',
      zh: '请用写出正字的程序导出；本程序的书稿：npm run press',
    },
  },
  'missing-glyph': {
    severity: 'error',
    reason: {
      en: 'A glyph is missing in the font {name}: code {code}; a box or a gap is printed',
      zh: '字体 {name} 缺字形：编码 {code}；会印成方框或空白',
    },
    fix: { en: 'Choose a font that has the character.', zh: '请选用含有该字的字体。' },
  },
  'transfer-function': {
    severity: 'error',
    reason: {
      en: 'A curve that changes the plates: {what} ({found})',
      zh: '含有传递函数：{what}（{found}）',
    },
    fix: { en: 'Export without transfer functions.', zh: '导出时请去掉传递函数。' },
  },
  halftone: {
    severity: 'error',
    reason: {
      en: 'A screen of its own: {what}; expected that of the printer',
      zh: '自带网屏设置：{what}；应由印厂决定',
    },
    fix: { en: 'Export without halftone settings.', zh: '导出时请去掉网屏设置。' },
  },
  'blend-mode': {
    severity: 'error',
    reason: {
      en: 'A blend mode that is none: {found} ({what})',
      zh: '无法识别的混合模式：{found}（{what}）',
    },
    fix: { en: 'Choose another blend mode.', zh: '请换用其他混合模式。' },
  },
  'live-transparency': {
    severity: 'error',
    reason: {
      en: 'Transparency in a file that says it has none (X-1a, X-3): {what}',
      zh: '文件声明为 X-1a 或 X-3，却含有透明度：{what}',
    },
    fix: { en: 'Flatten transparency, or export as PDF/X-4.', zh: '请拼合透明度，或导出为 PDF/X-4。' },
  },
  'large-coordinates': {
    severity: 'error',
    reason: {
      en: 'A number of {found} in the content, expected 32767 at most',
      zh: '页面内容中有数值 {found}，最大应为 32767',
    },
    fix: {
      en: 'Presses of PDF 1.4 stop here. Export pages with coordinates of their own; a book of ours: npm run press',
      zh: 'PDF 1.4 的流程会在此中断。请让每页用自己的坐标；本程序的书稿：npm run press',
    },
  },
  'page-shrunk': {
    severity: 'error',
    reason: {
      en: 'The browser printed the page at {found} of its size, expected 100 %',
      zh: '浏览器以 {found} 的比例输出此页，应为 100 %',
    },
    fix: {
      en: 'Something is wider than the page: find and narrow it.',
      zh: '有内容超出页宽：请找出并改窄。',
    },
  },
} satisfies Record<string, Rule>
