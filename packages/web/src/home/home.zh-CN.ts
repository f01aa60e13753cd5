export const homeZhCN = {
  menu: '首页',
  welcome: '{name}，您好',
  post: '岗位',
  tasks: '可以办理',
  today: '业务日期',
  sessionEnds: '登录有效至',
  policies: '政策原文与测算',
} as const;
