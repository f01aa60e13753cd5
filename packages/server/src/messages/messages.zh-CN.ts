/** Words of the letters; sentences about acts are in the contract, for the pages say them too. */
export const mailWordsZhCN: Readonly<Record<
  'product' | 'several' | 'lateCount' | 'soonCount' | 'waiting' | 'late' | 'soon' | 'amount' | 'andMore' | 'foot'
  | 'confirmSubject' | 'confirm' | 'passwordSubject' | 'password', string
>> = {
  product: '清策',
  several: '{count} 条新通知',
  lateCount: '{count} 件已逾期',
  soonCount: '{count} 件即将到期',
  waiting: '待您办理的共 {count} 件，涉及金额 {atStake} 元。',
  late: '已逾期：',
  soon: '{days} 个工作日内到期：',
  amount: '{amount} 元',
  andMore: '另有 {count} 件，见待办。',
  foot: '本邮件由系统自动发出，请勿回复。通知方式可在此更改：{link}',
  confirmSubject: '确认您的邮箱',
  confirm: '有人在清策把申报通知设为寄到这个邮箱。如果是您，请打开以下链接确认（{until} 前有效）：\n\n{link}\n\n'
    + '如果不是您，不必理会，不会再寄信。',
  passwordSubject: '设新密码',
  password: '有人请求为您在清策的账号设新密码。如果是您，请打开以下链接（{until} 前有效，只能用一次）：\n\n{link}\n\n'
    + '如果不是您，不必理会，密码不变。设了动态口令或通行密钥的，登录时照常要用。',
};
