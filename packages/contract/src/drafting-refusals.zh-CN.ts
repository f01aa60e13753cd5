import type { draftingRefusals } from './drafting-refusals.ts';

/** 政策起草的拒绝说明。 */
export const draftingRefusalsZhCN: Record<keyof typeof draftingRefusals, string> = {
  'drafting.not-found': '没有这份政策草案。',
  'drafting.no-text': '这一版政策没有存下文本，不能由此起草；请重新启动服务，使政策文件随版本存下。',
  'drafting.saved-since': '{by} 已于 {at} 保存了第 {save} 稿，您的稿件未保存。请与该稿合并后再保存。',
  'drafting.proposed': '草案已提请发布，不能再改；请先撤回。',
  'drafting.not-proposed': '草案没有待发布的提请。',
  'drafting.published': '草案已经发布，不能再改；请另起一份。',
  'drafting.base-outdated': '起草之后已有另一版生效，这份草案不能发布；请由现行版本另起一份。',
  'drafting.not-newest': '只能提请发布最新的一稿（第 {save} 稿）。',
  'drafting.unchanged': '草案与现行版本没有差别，没有可发布的内容。',
  'drafting.has-errors': '文本有 {count} 处错误，不能发布。第 {line} 行：{first}',
  'drafting.examples-fail': '有 {count} 个算例结果不符（如 {example}），不能发布；请改正规则，或改算例的应有结果。',
  'drafting.no-examples': '没有算例，不能发布；请至少写一个算例。',
  'drafting.not-that-text': '您看到的文本与提请发布的文本不同，请重新打开本页核对。',
  'drafting.same-person': '起草人或提请人不能发布；须由另一人发布。',
  'drafting.published-before': '这份文本以前发布过，不能再次发布；请在正文之外注明理由，使之成为新的一版。',
  'drafting.window-open': '{lastDay} 前正在受理申报，且已收到按现行版本申报的案件；同一年度的申报应按同一文本办理，请在受理期结束后发布。',
  'drafting.other-policy': '草案的政策编号须仍为 {policy}。',
  'drafting.beside-policy': '与政策一同登记的第三方数据、认定种类、识别事实或材料模板与新文本不符：{complaints}',
  'drafting.too-long': '{seconds} 秒内没有检查完，已停止；请稍后再试，或减少算例。',
  'drafting.too-many': '您已有一项推算在进行，请等它结束或先取消。',
  'drafting.no-reckoning': '没有这项推算；结果只保留一段时间，请重新推算。',
};
