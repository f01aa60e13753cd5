/** 登录页和出错页的文字。 */
export const plainPagesZhCN = {
  product: '清策',
  signIn: '登录',
  signInBy: '用统一身份登录：',
  username: '用户名',
  code: '动态口令或恢复码',
  password: '密码',
  problem: '操作未完成',
  home: '回到首页',
};
