/** Functions that the views of an export call, for PostgreSQL. All of them are NULL where an argument is. */
import { PARTS_OF_MONTH } from './periods.ts';
import { quoted } from './sql.ts';

/** The functions as statements, in that schema. */
export function postgresHelpers(schema: string): string {
  const s = quoted(schema);
  return `-- Rounding and division of whole numbers n over d, d above zero.
CREATE FUNCTION ${s}.half_up(n numeric, d numeric) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sign(n) * div(2 * abs(n) + d, 2 * d);
CREATE FUNCTION ${s}.truncated(n numeric, d numeric) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN div(n, d);
CREATE FUNCTION ${s}.floor_of(n numeric, d numeric) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN div(n, d) - CASE WHEN n < 0 AND div(n, d) * d <> n THEN 1 ELSE 0 END;

-- Days. An instant counts in Beijing time (+08:00), whatever the zone of the session.
CREATE FUNCTION ${s}.day_of_instant(instant text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (regexp_replace(instant, '\\.[0-9]+', '')::timestamptz AT TIME ZONE 'UTC' + interval '8 hours')::date;
CREATE FUNCTION ${s}.last_of_month(day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (date_trunc('month', day::timestamp) + interval '1 month')::date - 1;
CREATE FUNCTION ${s}.day_of(year integer, month integer, day_of_month integer) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN year BETWEEN 1 AND 9999 AND month BETWEEN 1 AND 12 AND day_of_month BETWEEN 1
      AND extract(day FROM ${s}.last_of_month(make_date(year, month, 1)))
    THEN make_date(year, month, day_of_month) END;

-- 届满日: a term of k months ends the day before the corresponding day, or on the last day of the month.
CREATE FUNCTION ${s}.last_day_of_term(first date, months integer) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (first + (months || ' months')::interval)::date
    - CASE WHEN extract(day FROM first + (months || ' months')::interval) = extract(day FROM first)
      THEN 1 ELSE 0 END;

-- 整月: more months than these a period cannot hold.
CREATE FUNCTION ${s}.months_touched(first date, last date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ((extract(year FROM last) - extract(year FROM first)) * 12
    + extract(month FROM last) - extract(month FROM first) + 1)::integer;

-- 按月折算: the months up to a day in parts of which every month has ${PARTS_OF_MONTH} and every day a whole number.
CREATE FUNCTION ${s}.parts_up_to(day date) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(year FROM day) * 12 + extract(month FROM day)) * ${PARTS_OF_MONTH}
    + extract(day FROM day) * div(${PARTS_OF_MONTH}, extract(day FROM ${s}.last_of_month(day)));
CREATE FUNCTION ${s}.month_parts(first date, last date) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN first <= last THEN ${s}.parts_up_to(last) - ${s}.parts_up_to(first - 1)
    WHEN first > last THEN 0 END;
CREATE FUNCTION ${s}.first_days(first date, last date) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN first <= last THEN extract(year FROM last) * 12 + extract(month FROM last)
    - extract(year FROM first - 1) * 12 - extract(month FROM first - 1) WHEN first > last THEN 0 END;
`;
}
