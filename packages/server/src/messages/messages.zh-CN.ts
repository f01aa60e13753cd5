/** Words of the letters; sentences about acts are in the contract, for the pages say them too. */
export const mailWordsZhCN: Readonly<Record<'product' | 'several' | 'foot' | 'confirmSubject' | 'confirm', string>> = {
  product: '清策',
  several: '{count} 条新通知',
  foot: '本邮件由系统自动发出，请勿回复。通知方式可在此更改：{link}',
  confirmSubject: '确认您的邮箱',
  confirm: '有人在清策把申报通知设为寄到这个邮箱。如果是您，请打开以下链接确认（{until} 前有效）：\n\n{link}\n\n'
    + '如果不是您，不必理会，不会再寄信。',
};
