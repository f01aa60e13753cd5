/** Macros that the views of an export call, for DuckDB. All of them are NULL where an argument is. */
import { PARTS_OF_MONTH } from './periods.ts';
import { quoted } from './sql.ts';

/** The macros as statements, in that schema. */
export function duckdbHelpers(schema: string): string {
  return numberMacros(quoted(schema)) + listMacros(quoted(schema));
}

function numberMacros(s: string): string {
  return `-- A decimal text as a whole number of its last digits; more digits than these are an error.
CREATE MACRO ${s}.decimal_of(t, digits) AS CASE
  WHEN length(split_part(t, '.', 2)) > digits THEN error('More than ' || digits || ' decimals: ' || t)
  ELSE (split_part(t, '.', 1) || rpad(split_part(t, '.', 2), digits, '0'))::HUGEINT END;

-- Rounding and division of whole numbers n over d, d above zero; // cuts towards zero.
CREATE MACRO ${s}.half_up(n, d) AS CASE
  WHEN n >= 0 THEN (2 * n + d) // (2 * d) WHEN n < 0 THEN -((d - 2 * n) // (2 * d)) END;
CREATE MACRO ${s}.truncated(n, d) AS n // d;
CREATE MACRO ${s}.floor_of(n, d) AS n // d - CASE WHEN n < 0 AND n % d <> 0 THEN 1 ELSE 0 END;

-- Days. An instant counts in Beijing time (+08:00), whatever the zone of the session.
CREATE MACRO ${s}.day_of_instant(t) AS (
  substr(t, 1, 16)::TIMESTAMP + INTERVAL 8 HOUR
  - CASE WHEN t LIKE '%Z' THEN INTERVAL 0 MINUTE
      WHEN substr(t, -6, 1) = '-' THEN -to_minutes(substr(t, -5, 2)::BIGINT * 60 + substr(t, -2)::BIGINT)
      ELSE to_minutes(substr(t, -5, 2)::BIGINT * 60 + substr(t, -2)::BIGINT) END)::DATE;
CREATE MACRO ${s}.last_of_month(d) AS last_day(d);
CREATE MACRO ${s}.day_of(y, m, d) AS CASE
  WHEN y BETWEEN 1 AND 9999 AND m BETWEEN 1 AND 12 AND d BETWEEN 1 AND day(last_day(make_date(y, m, 1)))
  THEN make_date(y, m, d) END;

-- 届满日: a term of k months ends the day before the corresponding day, or on the last day of the month.
CREATE MACRO ${s}.last_day_of_term(first, months) AS (first + to_months(months))::DATE
  - CASE WHEN day(first + to_months(months)) = day(first) THEN 1 ELSE 0 END;

-- 整月: more months than these a period cannot hold.
CREATE MACRO ${s}.months_touched(first, last) AS
  ((year(last) - year(first)) * 12 + month(last) - month(first) + 1)::INTEGER;

-- 按月折算: the months up to a day in parts of which every month has ${PARTS_OF_MONTH} and every day a whole number.
CREATE MACRO ${s}.parts_up_to(d) AS (year(d) * 12 + month(d))::HUGEINT * ${PARTS_OF_MONTH}
  + day(d) * (${PARTS_OF_MONTH} // day(last_day(d)));
CREATE MACRO ${s}.month_parts(first, last) AS CASE
  WHEN first <= last THEN ${s}.parts_up_to(last) - ${s}.parts_up_to((first - 1)::DATE)
  WHEN first > last THEN 0::HUGEINT END;
CREATE MACRO ${s}.first_days(first, last) AS CASE
  WHEN first <= last THEN
    (year(last) * 12 + month(last) - year((first - 1)::DATE) * 12 - month((first - 1)::DATE))::HUGEINT
  WHEN first > last THEN 0::HUGEINT END;
`;
}

function listMacros(s: string): string {
  return `
-- Lists. The aggregates of DuckDB pass over NULL; here a list with an unknown element has an unknown result.
CREATE MACRO ${s}.all_known(xs) AS len(list_filter(xs, lambda x_: x_ IS NULL)) = 0;
CREATE MACRO ${s}.sum_known(xs) AS CASE WHEN ${s}.all_known(xs) THEN coalesce(list_sum(xs), 0::HUGEINT) END;
CREATE MACRO ${s}.least_known(xs) AS CASE WHEN ${s}.all_known(xs) THEN list_min(xs) END;
CREATE MACRO ${s}.greatest_known(xs) AS CASE WHEN ${s}.all_known(xs) THEN list_max(xs) END;
CREATE MACRO ${s}.flatten_known(xs) AS CASE WHEN ${s}.all_known(xs) THEN flatten(xs) END;
CREATE MACRO ${s}.any_true(xs) AS CASE
  WHEN len(list_filter(xs, lambda x_: x_)) > 0 THEN TRUE WHEN ${s}.all_known(xs) THEN FALSE END;
CREATE MACRO ${s}.running_sums(xs) AS CASE WHEN ${s}.all_known(xs)
  THEN list_transform(xs, lambda x_, i_: {'value': list_sum(list_slice(xs, 1, i_))}) END;
CREATE MACRO ${s}.distinct_days(xs) AS CASE WHEN ${s}.all_known(xs)
  THEN list_transform(list_sort(list_distinct(xs)), lambda x_: {'value': x_}) END;

-- 除去: what is left of one period without the periods of a list.
CREATE MACRO ${s}.uncovered(first, last, gone) AS CASE
  WHEN len(list_filter(gone, lambda g_: g_."from" IS NULL OR g_."to" IS NULL)) = 0 AND first <= last
  THEN list_transform(
    list_sort(list_distinct(list_filter(
      list_concat([first], list_transform(
        list_filter(gone, lambda g_: g_."from" <= g_."to"), lambda g_: (g_."to" + 1)::DATE)),
      lambda s_: s_ BETWEEN first AND last
        AND len(list_filter(gone, lambda g_: g_."from" <= s_ AND s_ <= g_."to")) = 0))),
    lambda s_: {'from': s_, 'to': coalesce(
      list_min(list_transform(
        list_filter(gone, lambda g_: g_."from" > s_ AND g_."from" <= g_."to" AND g_."from" <= last),
        lambda g_: (g_."from" - 1)::DATE)), last)})
  WHEN len(list_filter(gone, lambda g_: g_."from" IS NULL OR g_."to" IS NULL)) = 0 AND first > last
  THEN []::STRUCT("from" DATE, "to" DATE)[] END;
`;
}
