/** What the identity provider of the tests knows this product as. */
export const providerClient = { client_id: 'qingce', client_secret: 'between-the-two-of-us' };
