import { said } from '../../domain/kernel/words.js';

export const verifyWords = {
  title: said('核验决定卷宗', 'Check a decision dossier'),
  lede: said(
    '选择从本系统或别处得到的决定卷宗（JSON 文件），由您的浏览器按同一套规则重新判定。文件不离开您的设备，不上传。',
    'Choose a decision dossier (a JSON file), wherever you got it: your browser decides it again by the same rules. The file does not leave your device; nothing is uploaded.',
  ),
  file: said('卷宗文件', 'Dossier file'),
  fileHint: said('一个 JSON 文件，最大 200 MB；也可以是每行一份卷宗。', 'One JSON file of at most 200 MB; it may hold one dossier on each line.'),
  working: said('正在核验，较长的卷宗需要一些时间……', 'Checking. A long dossier takes a while…'),
  plain: said('不用浏览器核验', 'Checking without a browser'),
  plainNote: said(
    '没有脚本，或不信任本站时，请用独立的核验程序。它是一个文件，只需要 Node.js，不联网：',
    'Without a script, or when you do not trust this site, use the verifier that travels alone. It is one file, needs Node.js and nothing else, and no network:',
  ),
  plainMore: said(
    '程序随本系统的源代码发布，应与卷宗中所写的软件版本一致。',
    'It is released with the source of this system. Take the version that the dossier names.',
  ),
  needsScript: said('在浏览器中核验需要启用脚本；此浏览器没有启用。', 'Checking in the browser needs scripts, which are off in this one.'),
  same: said('一致：卷宗所载与重新判定的结果相同', 'Same: the dossier says what comes of deciding it again'),
  different: said('不一致：卷宗所载与重新判定的结果不同', 'Different: the dossier does not say what comes of deciding it again'),
  unusable: said('这个文件不能核验', 'This file cannot be checked'),
  outcome: said('所载结论', 'Outcome it states'),
  integrity: said('完整性', 'Integrity'),
  computation: said('运算', 'Computation'),
  completeness: said('齐全', 'Completeness'),
  notProven: said('未证明', 'Not proven'),
  byIssuer: said('以出具方所述为准', 'As its issuer says'),
  log: said('日志（数目:根）', 'Log (size:root)'),
  differences: said('不同之处', 'Where it differs'),
  place: said('位置', 'Place'),
  found: said('卷宗所载', 'In the dossier'),
  computed: said('重新判定', 'Computed'),
  more: said('后面还有，未列出。', 'There are more, which are not listed.'),
  unprovenNote: said('“未证明”的事项，任何核验都不能由卷宗本身得出。', 'What is “not proven” no check can tell from the dossier itself.'),
};

/** Why a file is not judged, by the name the script gives it. */
export const unusableWords = {
  empty: said('文件是空的。', 'The file is empty.'),
  large: said('文件超过 200 MB。请用独立的核验程序。', 'The file is larger than 200 MB: use the verifier that travels alone.'),
  zip: said(
    '这是一个压缩文件（ZIP 或 Office 文档）。请先解压，再选择其中的 JSON 文件。',
    'This is a ZIP or an Office file. Unpack it and choose the JSON file in it.',
  ),
  json: said('文件不是完整的 JSON，可能没有下载完，或不是卷宗。', 'The file is no whole JSON: it may not have arrived completely, or is no dossier.'),
  dossier: said('文件是 JSON，但不是决定卷宗。', 'The file is JSON but no decision dossier.'),
  unread: said('文件无法读取，请重新选择。', 'The file could not be read: choose it again.'),
};

/** The tests by which a difference is found. */
export const checkWords = {
  shape: said('格式', 'form'),
  seal: said('卷宗的封记', 'the seal of the file'),
  leaf: said('事件的校验值', 'the hash of an event'),
  root: said('日志的根', 'the root of the log'),
  laterRoot: said('后来的根', 'a later root'),
  notedRoot: said('另处记下的根', 'a root noted elsewhere'),
  profile: said('规程', 'the procedure'),
  calendar: said('日历', 'the calendar'),
  rules: said('按规则重新判定', 'deciding again by the rules'),
  content: said('由事件得出的内容', 'what follows from the events'),
  arithmetic: said('合计与日期', 'sums and days'),
};
