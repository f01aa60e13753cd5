import Bowser from 'bowser';

/**
 * What a person calls the browser that calls itself `agent` (RFC 9110 §10.1.5): name, main version and system, such as
 * “Firefox 140 · Linux”; what is not known stays as it calls itself.
 */
export function deviceName(agent: string): string {
  if (agent === '') return '';
  const { browser, os, platform } = Bowser.parse(agent);
  if (!browser.name) return agent;
  const [main = ''] = (browser.version ?? '').split('.');
  // Windows and macOS stopped telling their real version; a telephone says its model where it can.
  const place = platform.model ?? os.name;
  return [`${browser.name} ${main}`.trim(), place].filter(Boolean).join(' · ');
}
