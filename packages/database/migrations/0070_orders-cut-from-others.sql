-- 抵扣撤销 — of an order that was cut for a set-off, the part that was taken stays an order of its own when the set-off is
-- undone: it is paid to the applicant beside the other part, which may have been sent long before.
alter table payment_order add column cut_from uuid references payment_order (id);
alter table payment_order add constraint payment_order_cut_from_other check (cut_from <> id);
update payment_order set cut_from = kept.id from payment_order kept
  where payment_order.withheld_for is not null and kept.withheld_for is null
    and kept.claim_id = payment_order.claim_id and kept.treasury = payment_order.treasury;
drop index payment_order_once;
create unique index payment_order_once on payment_order (claim_id, treasury)
  where withheld_for is null and cut_from is null;
