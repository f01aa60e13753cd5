type Entry = { readonly severity: 'error' | 'warning'; readonly zh: string; readonly en: string };

const error = (zh: string, en: string): Entry => ({ severity: 'error', zh, en });
const warning = (zh: string, en: string): Entry => ({ severity: 'warning', zh, en });

/** Every complaint that the compiler can make, one template a code; `{name}` is filled from its values. */
export const catalogue = {
  // The file.
  'clause-repeated': error('条款{clause}的标题已经出现过', 'Clause {clause} already has a heading'),
  'unknown-fence': error('不认识的代码块「{name}」', 'Unknown kind of block "{name}"'),
  'fence-indented': error('yaml 与 feel 代码块须从行首开始', 'Blocks of yaml and feel begin at the start of the line'),
  'policy-missing': error('文件中没有 policy 声明', 'The file declares no policy'),

  // The law.
  'law-differs': error(
    '引文与原文第{line}行第{column}字不同：原文「{expected}」，引文「{found}」',
    'Line {line}, character {column} of the source is "{expected}", the quote has "{found}"',
  ),
  'law-missing': error('原文第{line}行没有引用：「{text}」', 'Line {line} of the source is not quoted: "{text}"'),
  'law-added': error('原文中没有这一段：「{text}」', 'The source has no such paragraph: "{text}"'),
  'list-in-quote': error(
    '引文的编号被 Markdown 当作列表，请转义',
    'Markdown takes the numbering of the quote for a list; escape it',
  ),
  'markup-in-quote': error(
    '引文中只能有文字和链接，这里是 {markup}',
    'Only text and links may stand in a quote, not {markup}',
  ),
  'empty-link': error('链接没有词句', 'The link has no words'),
  'unknown-address': error('不认识的链接地址「{address}」', 'Unknown address "{address}"'),
  'link-without-reason': error('「{address}」须写明理由，例如 ({address} "标题")', 'Say why: ({address} "heading")'),
  'unknown-target': error('链接所指「{name}」没有声明', 'The link leads to "{name}", which is not declared'),
  'unknown-step': error('程序中没有步骤「{name}」', 'The process has no step "{name}"'),
  'step-unbound': error('步骤「{name}」没有系到任何一句原文', 'No sentence of the law is bound to step "{name}"'),
  'sentence-open': error('这一句没有归属：「{text}」', 'This sentence has no standing: "{text}"'),
  'sentence-binding': error(
    '称为 {kind} 的句子中有「{word}」，须系到规则：「{text}」',
    'A sentence called {kind} holds "{word}"; bind it to a rule: "{text}"',
  ),

  // Declarations.
  'yaml-unreadable': error(
    'YAML 读不懂（{code}）：含「: 」「, 」或括号的文本请加引号', 'YAML cannot be read: {message}',
  ),
  'text-cut-by-comma': error(
    '「{key}」没有值；含逗号的文本请加引号', '"{key}" has no value; quote a text that holds a comma',
  ),
  'yaml-alias': error('声明中不用 YAML 锚点与别名', 'Declarations take no YAML anchors and aliases'),
  'yaml-key-repeated': error('「{key}」写了两次', '"{key}" is written twice'),
  'unknown-key': error('不认识的键「{key}」', 'Unknown key "{key}"'),
  'key-missing': error('缺少「{key}」', '"{key}" is missing'),
  'declaration-form': error('此处应为 {expected}', 'Expected here: {expected}'),
  'translation-missing': error('缺少 {language} 文本', 'The text in {language} is missing'),
  'name-not-writable': error(
    '「{name}」在公式中写不出，名称只用汉字、字母、数字和下划线',
    'No formula can write "{name}"; names take letters, digits and underscores',
  ),
  'name-repeated': error('「{name}」已经声明过', '"{name}" is already declared'),
  'name-reserved': error('「{name}」是语言自有的名称', '"{name}" is a name of the language'),
  'key-repeated': error('项目「{item}」已有键「{key}」', 'Item "{item}" already has the key "{key}"'),
  'item-id': error(
    '项目标识「{id}」应为小写字母、数字和连字符',
    'Item "{id}" should be named in lower case letters, digits and hyphens',
  ),
  'reason-code': error(
    '理由代码「{code}」应为大写字母、数字和下划线',
    'Reason code "{code}" should be in capitals, digits and underscores',
  ),
  'stretch-not-next': error(
    '{from} 与前一段的最后一日 {to} 不相接；各段须逐日相连',
    '{from} does not follow {to}, the last day before it; the stretches follow one another day by day',
  ),
  'unknown-item': error('没有项目「{name}」', 'There is no item "{name}"'),
  'unknown-applicant': error('没有申报主体「{name}」', 'There is no kind of applicant "{name}"'),
  'unknown-condition': error('没有条件「{name}」', 'There is no condition "{name}"'),
  'unknown-reason': error('没有理由代码「{name}」', 'There is no reason code "{name}"'),
  'unknown-reading': error('没有解释口径「{name}」', 'There is no reading "{name}"'),
  'unknown-option': error('「{option}」不在选项之中（{options}）', '"{option}" is none of the options ({options})'),
  'unknown-setting': error('没有设置项「{name}」', 'There is no setting "{name}"'),
  'unknown-party': error('没有分担方「{name}」', 'There is no party "{name}"'),
  'unknown-office': error('没有办理单位「{name}」', 'There is no office "{name}"'),
  'unknown-claimant': error(
    '「{name}」既不是申报主体，也不是项目', '"{name}" is neither a kind of applicant nor an item',
  ),
  'unknown-fact': error('没有事实「{name}」', 'There is no fact "{name}"'),
  'unknown-type': error('不认识的类型「{type}」', 'Unknown type "{type}"'),
  'unknown-unit': error('没有声明单位「{unit}」', 'Unit "{unit}" is not declared'),
  'bounds-crossed': error('下限大于上限', 'The lower bound is above the upper one'),
  'literal-unreadable': error('「{text}」不是 {type} 的字面值', '"{text}" is no literal of type {type}'),
  'parts-without-award': error(
    'parts 中须有「{part} (amount): money」',
    'The parts need "{part} (amount): money"',
  ),
  'reading-without-ruling': error('解释口径「{reading}」没有裁定', 'Reading "{reading}" has no ruling'),
  'reading-without-effect': warning(
    '可切换的口径「{reading}」没有公式使用',
    'Reading "{reading}" is switchable, but no formula consults it',
  ),
  'instalments-not-whole': error(
    '「{item}」各期的比例合计 {sum}，应为 100%', 'The instalments of "{item}" add up to {sum}, not to 100%',
  ),
  'award-missing': error('项目「{item}」没有计算公式', 'Item "{item}" has no award formula'),
  'award-repeated': error('项目「{item}」已有计算公式', 'Item "{item}" already has an award formula'),
  'unused-name': warning('「{name}」没有被使用', '"{name}" is never used'),
  'unused-reason': warning('理由代码「{name}」没有被使用', 'Reason code "{name}" is never used'),
  'item-unclaimable': error('没有主体可以申报项目「{item}」', 'No kind of applicant may claim item "{item}"'),
  'condition-without-formula': error(
    '条件「{name}」没有公式，也不是是非事实',
    'Condition "{name}" has neither a formula nor a yes/no fact',
  ),
  'condition-of-item': error(
    '整个申报或基本条件「{name}」读到了项目事实',
    'Condition "{name}" is for every claim, but reads facts of an item',
  ),
  'condition-claimed-twice': error(
    '条件「{name}」既是整个申报的条件又是基本条件',
    'Condition "{name}" is both for the whole claim and a base condition',
  ),
  'default-cycle': error('默认值互相引用：{path}', 'Defaults lead back to themselves: {path}'),

  // Formulas.
  'foreign-mark': error('公式中不能用「{mark}」', 'A formula cannot hold "{mark}"'),
  'unit-in-formula': error(
    '公式中的数不带单位：「{mark}」；带单位的数写进常量或表',
    'Numbers in formulas have no unit: "{mark}"; write it as a constant or in a table',
  ),
  'formula-unreadable': error('公式到「{text}」读不下去', 'The formula cannot be read at "{text}"'),
  'formula-incomplete': error('公式没有写完', 'The formula is not complete'),
  'formula-missing': error('这里没有公式', 'There is no formula here'),
  'compares-itself': warning('「{text}」两边是同一个值', 'Both sides of "{text}" are the same value'),
  'row-needed': error('「{name}」按行判断，这里没有行', '"{name}" is about a row, and there is none here'),
  'formula-unsupported': error('本语言没有这种写法：「{text}」', 'The language does not have this: "{text}"'),
  'definitions-not-context': error(
    '没有项目名的公式块应为 { 名称: 公式, … }',
    'A formula block without an item is { name: formula, … }',
  ),
  'in-without-brackets': error(
    '「{text}」后面还有 and、or 或比较，请加括号', 'Put brackets around "{text}", for more follows it',
  ),
  'operator-missing': error(
    '「{left}」与「{right}」之间缺少运算符',
    'An operator is missing between "{left}" and "{right}"',
  ),
  'unknown-name': error('未定义的名称「{name}」', 'Unknown name "{name}"'),
  'name-elsewhere': error(
    '「{name}」在第{clause}条声明，只有该条的公式看得到；把公式移到该条，或把声明移到没有项目的条款',
    '"{name}" is declared in clause {clause} and seen by the formulas of that clause alone; move the formula there, '
      + 'or the declaration into a clause without items',
  ),
  'unknown-field': error('{of} 没有「{name}」', '{of} has no "{name}"'),
  'unknown-column': error('表中没有列「{name}」', 'The table has no column "{name}"'),
  'cycle': error('定义互相引用：{path}', 'Definitions lead back to themselves: {path}'),
  'wrong-type': error('此处应为 {expected}，却是 {found}', 'Expected {expected}, found {found}'),
  'types-differ': error('类型不同：{left} 与 {right}', 'The types differ: {left} and {right}'),
  'unlike-units': error('单位不同：{left} 与 {right}', 'The units differ: {left} and {right}'),
  'award-not-rounded': error(
    '{part} 须是取整到分的元，却是 {found}',
    '{part} must be money rounded to the fen, found {found}',
  ),
  'part-missing': error('公式没有给出「{part}」', 'The formula does not give "{part}"'),
  'maybe-empty': error('{name} 的列可能为空，请加上一个字面元素', 'The list of {name} may be empty; add a literal element'),
  'wrong-number-of-arguments': error(
    '「{name}」要 {expected} 个参数，却有 {found} 个',
    '"{name}" takes {expected} arguments, found {found}',
  ),
  'call-form': error('应写作 {expected}', 'Write it as {expected}'),
  'no-such-day': error('没有「{text}」这一天', 'There is no day "{text}"'),
  'table-not-called': error('表「{name}」要带参数调用', 'Call table "{name}" with its inputs'),
  'function-of-two-kinds': error(
    '同一函数用于两种参数：{first}；{second}',
    'The function is called with two kinds of arguments: {first}; {second}',
  ),
  'earlier-outside-item': error('「前项」只能用在项目条款中', '"前项" stands in clauses of items only'),
  'granted-with-exclusive': error(
    '「各前项」不能与互斥的项目（{items}）并用：发哪一项要到最后才定',
    '"各前项" cannot go with items that exclude others ({items}): which of them is paid is known only in the end',
  ),
  'no-common-item': error(
    '「{name}」属于 {items}，与其余所需（{others}）没有共同的项目',
    '"{name}" belongs to {items}; no item has it together with the rest ({others})',
  ),
  'not-of-item': error('项目 {items} 没有「{name}」', 'Item {items} has no "{name}"'),
  'validity-of-item': error(
    '有效期「{name}」属于整个政策，不能写在项目条款中',
    'The validity "{name}" is of the whole policy; declare it outside the clauses of items',
  ),
  'validity-not-period': error('有效期应为期间，却是 {found}', 'The validity must be a period, found {found}'),

  // Tables.
  'table-without-caption': error(
    '表前须有一段「**名**（列, 列）命中 `U`」',
    'A table needs the paragraph **name**（column, column）命中 `U` before it',
  ),
  'table-hit': error('不认识的命中方式「{hit}」，应为 U 或 F', 'Unknown hit policy "{hit}"; use U or F'),
  'table-row-length': error('这一行的格数与表头不同', 'The row has not as many cells as the header'),
  'table-overlap': error('第{first}行与第{second}行重叠：{input}', 'Rows {first} and {second} overlap: {input}'),
  'tiers-not-intervals': error(
    '「{name}」不是分档：累进要每一行是相接的一段，如 <= 100万元、(100万元..500万元]、> 500万元',
    '"{name}" has no tiers: 累进 needs rows that follow one another, as <= 100万元, (100万元..500万元], > 500万元',
  ),
  'table-gap': error('没有一行对应：{input}', 'No row applies: {input}'),
} as const satisfies Record<string, Entry>;

export type ComplaintCode = keyof typeof catalogue;
