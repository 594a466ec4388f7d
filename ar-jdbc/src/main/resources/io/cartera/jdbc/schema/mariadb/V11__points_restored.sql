-- Points that a credit note clawed back come back when it is reversed.
alter table cartera_points_entry drop constraint cartera_points_entry_kind;
alter table cartera_points_entry drop constraint cartera_points_entry_subject;
alter table cartera_points_entry drop constraint cartera_points_entry_earned;

alter table cartera_points_entry add constraint cartera_points_entry_kind check (
    kind in ('EARN_POINTS', 'CLAW_BACK_POINTS', 'RESTORE_POINTS', 'REDEEM_POINTS', 'REVERSE_REDEMPTION', 'USE_VOUCHER',
        'GRANT_GIFT'));

alter table cartera_points_entry add constraint cartera_points_entry_subject check (
    (kind in ('REDEEM_POINTS', 'GRANT_GIFT')) = (subject is null)
    and (kind in ('CLAW_BACK_POINTS', 'RESTORE_POINTS', 'USE_VOUCHER')) = (document is not null));

alter table cartera_points_entry add constraint cartera_points_entry_restored check (
    kind <> 'RESTORE_POINTS' or (owed <= 0 and -owed <= points));

alter table cartera_points_entry add constraint cartera_points_entry_earned check (
    (kind = 'EARN_POINTS' or (tier is null and earned_by is null))
    and (kind in ('EARN_POINTS', 'RESTORE_POINTS', 'REVERSE_REDEMPTION') or usable_through is null));
