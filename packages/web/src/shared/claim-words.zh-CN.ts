/** Words about claims that the portal and the desks share. */
export const claimWordsZhCN = {
  state: {
    'draft': '草稿', 'submitted': '已提交', 'returned': '待补正', 'accepted': '已受理，核定中', 'verified': '已核定', 'reviewed': '已初审',
    'jointly-approved': '已会签', 'in-notice': '公示中', 'decided': '已审定', 'ordered': '拨付中', 'paid': '已拨付', 'withdrawn': '已撤回',
    'refused': '不予扶持',
  },
  waitsFor: {
    'applicant': '申报主体', 'commerce': '业务主管部门', 'verification': '核定单位', 'joint-review': '两家会签', 'public': '公示与审定',
    'finance': '财政部门', 'treasuries': '各级国库', 'nobody': '—',
  },
  act: {
    'claim.open': '开始申报', 'claim.submit': '提交申报', 'claim.withdraw': '撤回', 'claim.accept': '受理', 'claim.return': '通知补正',
    'claim.recuse': '声明回避', 'award.approve': '审批通过一级',
    'claim.check': '逐项审查', 'claim.extend-correction': '延长补正期限', 'claim.refuse-uncorrected': '逾期未补正不予受理',
    'claim.resume-uncorrected': '逾期未补正，按原申报办理',
    'claim.refuse-acceptance': '不予受理', 'claim.save-draft': '修改', 'verification.confirm-fact': '核定事实',
    'roster.enter': '填报名册', 'roster.decide': '逐人核准', 'roster.look': '查看证件号码', 'visit.report': '提交现场核查记录', 'verification.complete': '核定完成', 'review.propose': '提出初审意见', 'review.compose-list': '汇总名单', 'review.sign-list': '会签', 'review.dissolve-list': '撤销名单',
    'review.approve': '两家会签完成', 'notice.publish': '发布公示', 'notice.raise-objection': '收到异议',
    'notice.resolve-objection': '处理异议', 'notice.close': '公示期满', 'award.decide': '审定', 'award.decline': '不予扶持',
    'fund.receive-appropriation': '预算下达', 'fund.adjust-budget': '预算调整', 'fund.close-year': '年终结账', 'fund.reserve-firmly': '会签后占用预算',
    'fund.release-reservation': '释放占用', 'fund.settle-reservation': '制作支付指令', 'fund.confirm-disbursement': '支付确认', 'fund.record-bounce': '退汇',
    'fund.order-again': '退汇重付', 'payment.order': '制作支付指令', 'payment.record-result': '登记银行回执', 'payment.complete': '拨付完成',
    'payment.reopen': '款项退回，重新拨付', 'payment.build-batch': '编制支付批次', 'payment.check-batch': '复核支付批次',
    'payment.release-batch': '放行支付批次', 'payment.cancel-batch': '作废支付批次', 'payment.explain-delay': '说明未付原因',
    'payment.propose-reissue': '申请重付', 'payment.confirm-reissue': '确认重付',
    'casefile.write-note': '写备注或留言',
    'documents.receive': '上传材料', 'documents.remove': '撤回材料', 'documents.download': '查看材料', 'other': '其他办理',
  },
  treasuryState: { built: '待放行', released: '已放行，待银行回执', paid: '已到账', returned: '退汇' },
  waitsAt: {
    'batch': '等待编入批次', 'check': '等待复核', 'release': '等待放行', 'bank': '已送银行，等待回单', 'bank-unclear': '银行结果不明',
    'account': '退回，等待更正账户',
  },
  cause: {
    'funds-not-in-place': '资金未到位', 'account-unclear': '账户待核实', 'papers-missing': '资料不全', 'bank': '银行原因', 'other': '其他原因',
  },
  waiting: '已等待 {days} 天：{where}',
} as const;
