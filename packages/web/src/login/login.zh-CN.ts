export const loginZhCN = {
  title: '登录清策',
  lead: '企业、院校、引荐人和各经办部门由此进入。阅读政策和测算不需要账号。',
  username: '用户名',
  password: '密码',
  signIn: '登录',
  usernameNeeded: '请填写用户名',
  passwordNeeded: '请填写密码',
  samples: '演示账号',
  samplesLead: '仅演示环境提供，选一个即可填入。',
  again: '登录已过期',
  againLead: '请重新登录。您填写的内容仍在，登录后继续提交。',
} as const;
