/**
 * The public law page runs on Preact: react-dom alone weighs 67 KB gzipped of the 150 that page, evaluator and policy
 * may weigh together, Preact 7. The same components run on React in the working pages.
 */
export const preactInstead = [
  { find: /^react$/, replacement: 'preact/compat' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react-dom\/server$/, replacement: 'preact-render-to-string' },
];
