import type { ThemeConfig } from 'antd';

/**
 * The component library's colours, changed where its own fail WCAG AA contrast: links, error text, faint text, tags,
 * the hovered main button. A darker colour also darkens the ground that is derived from it, so grounds are given too.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f4e79',
    colorPrimaryHover: '#163a5b',
    colorPrimaryActive: '#10304d',
    colorLink: '#1f4e79',
    colorLinkHover: '#163a5b',
    colorLinkActive: '#10304d',
    colorInfo: '#1f4e79',
    colorInfoBg: '#eaf1f8',
    colorInfoBorder: '#b7cde2',
    colorSuccess: '#17693e',
    colorSuccessBg: '#e8f4ec',
    colorSuccessBorder: '#a9d4ba',
    colorWarning: '#755a0e',
    colorWarningBg: '#fbf4df',
    colorWarningBorder: '#e2cf94',
    colorError: '#b42318',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f0b6b0',
    colorErrorHover: '#8f1c13',
    colorTextBase: '#1d2129',
    colorTextSecondary: '#4a525d',
    colorTextDescription: '#5b6470',
    colorTextTertiary: '#5b6470',
    colorTextQuaternary: '#636b76',
    colorTextPlaceholder: '#666e79',
    colorTextDisabled: '#6b727c',
    colorBgLayout: '#f6f6f4',
    colorBorder: '#c5cad1',
    colorSplit: '#e3e6ea',
    borderRadius: 6,
    fontSize: 14,
    lineHeight: 1.6,
    fontFamily: 'var(--sans)',
  },
  components: {
    Layout: {
      headerBg: '#fff',
      siderBg: '#fff',
      bodyBg: '#f6f6f4',
      headerHeight: 56,
      headerPadding: '0 24px',
    },
    Menu: {
      itemSelectedBg: '#eaf1f8',
      itemSelectedColor: '#1f4e79',
      itemHoverBg: '#f1f3f5',
      itemBorderRadius: 6,
      activeBarBorderWidth: 0,
    },
    Table: {
      headerBg: '#f7f8f9', headerColor: '#4a525d', rowHoverBg: '#f7f9fb', rowSelectedBg: '#eaf1f8',
      rowSelectedHoverBg: '#e1ebf5', cellPaddingBlock: 12,
    },
    Card: { headerFontSize: 15 },
  },
};
