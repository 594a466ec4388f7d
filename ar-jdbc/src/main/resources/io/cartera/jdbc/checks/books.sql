-- Is it right what stands in the books? Each statement is one check: it finds nothing where all is right, and else names
-- the account (of numbers the series), what of it is wrong, and how. Run them as they stand, on any of the databases, on a copy or on the books
-- themselves; they only read. They are named after the laws in docs/laws.md, or after what they look at.

-- check l01: The balance of an account is the sum of its entries, and what is open of its debits less what is open of its credits.
select e.ledger, e.customer, e.currency as subject,
    concat('entries come to ', e.minor, ', open items to ', coalesce(i.minor, 0)) as finding
from (
    select shard_key, ledger, customer, currency,
        sum(case side when 'DEBIT' then amount_minor else -amount_minor end) as minor
    from cartera_entry
    group by shard_key, ledger, customer, currency
) e
left join (
    select shard_key, ledger, customer, currency,
        sum(case side when 'DEBIT' then open_minor else -open_minor end) as minor
    from cartera_item
    group by shard_key, ledger, customer, currency
) i on i.shard_key = e.shard_key and i.ledger = e.ledger and i.customer = e.customer and i.currency = e.currency
where e.minor <> coalesce(i.minor, 0);

-- check l02: A leg of a transfer, a netting or a conversion has its counterpart, which points back and counts from the same day; of a transfer never before it has left.
select e.ledger, e.customer, concat(e.side, ' ', e.document, '/', e.part) as subject,
    concat(e.kind, ' without its like: ', e.counterpart_customer, ' ', e.counterpart_document, '/',
        e.counterpart_part) as finding
from cartera_entry e
left join cartera_entry o on o.ledger = e.ledger and o.customer = e.counterpart_customer
    and o.document = e.counterpart_document and o.part = e.counterpart_part
    and o.side = case e.side when 'DEBIT' then 'CREDIT' else 'DEBIT' end
where e.kind in ('TRANSFER', 'NETTING', 'CONVERSION')
    and (o.document is null
        or o.kind <> e.kind
        or (e.kind <> 'TRANSFER' and o.effective_on <> e.effective_on)
        or (e.kind = 'TRANSFER' and e.moved_kind is null and o.effective_on < e.effective_on)
        or (e.kind = 'TRANSFER' and e.moved_kind is not null and o.effective_on > e.effective_on)
        or o.counterpart_customer <> e.customer
        or o.counterpart_document <> e.document
        or o.counterpart_part <> e.part
        or (e.kind = 'CONVERSION') = (o.currency = e.currency)
        or (e.kind <> 'CONVERSION' and o.amount_minor <> e.amount_minor));

-- check l05: Each entry has its item and each item its entry, alike in all but what is open; an entry has its command.
select e.ledger, e.customer, concat(e.side, ' ', e.document, '/', e.part) as subject,
    'the entry and its item are not alike' as finding
from cartera_entry e
left join cartera_item i on i.shard_key = e.shard_key and i.ledger = e.ledger and i.customer = e.customer
    and i.side = e.side and i.document = e.document and i.part = e.part
where i.document is null
    or i.kind <> e.kind
    or i.currency <> e.currency
    or i.amount_minor <> e.amount_minor
    or i.effective_on <> e.effective_on
    or i.document_on <> e.document_on
    or i.due_on <> e.due_on
    or i.value_on <> e.value_on
    or coalesce(i.reference, '') <> coalesce(e.reference, '')
    or coalesce(i.reverses_document, '') <> coalesce(e.reverses_document, '')
    or coalesce(i.reverses_part, 0) <> coalesce(e.reverses_part, 0)
    or coalesce(i.reverses_kind, '') <> coalesce(e.reverses_kind, '')
    or coalesce(i.returned, '') <> coalesce(e.returned, '')
    or coalesce(i.counterpart_customer, '') <> coalesce(e.counterpart_customer, '')
    or coalesce(i.counterpart_document, '') <> coalesce(e.counterpart_document, '')
    or coalesce(i.counterpart_part, 0) <> coalesce(e.counterpart_part, 0)
    or coalesce(i.moved_kind, '') <> coalesce(e.moved_kind, '')
    or coalesce(i.offers, '') <> coalesce(e.offers, '')
    or coalesce(i.earned_by, '') <> coalesce(e.earned_by, '')
union all
select i.ledger, i.customer, concat(i.side, ' ', i.document, '/', i.part), 'an item without an entry'
from cartera_item i
left join cartera_entry e on e.shard_key = i.shard_key and e.ledger = i.ledger and e.customer = i.customer
    and e.side = i.side and e.document = i.document and e.part = i.part
where e.document is null
union all
select e.ledger, e.customer, concat(e.side, ' ', e.document, '/', e.part), 'an entry without a command'
from cartera_entry e
left join cartera_command c on c.shard_key = e.shard_key and c.ledger = e.ledger and c.customer = e.customer
    and c.version = e.version
where c.version is null;

-- check l06: A reversal is the exact opposite of exactly one entry, once, and never of a reversal; it takes all of it back.
select e.ledger, e.customer, concat(e.side, ' ', e.document, '/', e.part) as subject,
    concat('is not the opposite of ', e.reverses_document, '/', e.reverses_part) as finding
from cartera_entry e
left join cartera_entry o on o.shard_key = e.shard_key and o.ledger = e.ledger and o.customer = e.customer
    and o.document = e.reverses_document and o.part = e.reverses_part
    and o.side = case e.side when 'DEBIT' then 'CREDIT' else 'DEBIT' end
where e.kind = 'REVERSAL'
    and (o.document is null
        or o.kind = 'REVERSAL'
        or o.kind <> e.reverses_kind
        or o.currency <> e.currency
        or o.amount_minor <> e.amount_minor
        or e.effective_on < o.effective_on)
union all
select ledger, customer, concat(reverses_document, '/', reverses_part), 'is reversed more than once'
from cartera_entry
where kind = 'REVERSAL'
group by shard_key, ledger, customer, side, reverses_document, reverses_part
having count(*) > 1;

-- check l07: What is recorded later was recorded later: the instants of an account rise, and its facts bear those of their commands.
select ledger, customer, concat('version ', version) as subject, 'not recorded after the version before it' as finding
from (
    select ledger, customer, version, recorded_at,
        lag(recorded_at) over (partition by shard_key, ledger, customer order by version) as before_it
    from cartera_command
) c
where recorded_at <= before_it
union all
select i.ledger, i.customer, concat(i.side, ' ', i.document, '/', i.part), 'not recorded when its command was'
from cartera_item i
join cartera_entry e on e.shard_key = i.shard_key and e.ledger = i.ledger and e.customer = i.customer
    and e.side = i.side and e.document = i.document and e.part = i.part
join cartera_command c on c.shard_key = e.shard_key and c.ledger = e.ledger and c.customer = e.customer
    and c.version = e.version
where c.recorded_at <> i.recorded_at
union all
select a.ledger, a.customer, concat('allocation ', a.version, '.', a.number), 'not recorded when its command was'
from cartera_allocation a
left join cartera_command c on c.shard_key = a.shard_key and c.ledger = a.ledger and c.customer = a.customer
    and c.version = a.version
where c.version is null or c.recorded_at <> a.recorded_at
union all
select r.ledger, r.customer, concat('release of ', r.allocation_version, '.', r.allocation_number),
    'not recorded when its command was'
from cartera_release r
left join cartera_command c on c.shard_key = r.shard_key and c.ledger = r.ledger and c.customer = r.customer
    and c.version = r.version
where c.version is null or c.recorded_at <> r.recorded_at
union all
select a.ledger, a.customer, concat('version ', a.version), 'the account was not last recorded at its last command'
from cartera_account a
join cartera_command c on c.shard_key = a.shard_key and c.ledger = a.ledger and c.customer = a.customer
    and c.version = a.version
where c.recorded_at <> a.last_recorded_at;

-- check d01: An issued document is on the account with its lines and the tax at each rate, half-up, unless terms reduce it at invoice.
select d.ledger, d.customer, d.document as subject,
    concat('the lines come to ', d.minor, ', the entries to ', coalesce(sum(e.amount_minor), 0)) as finding
from (
    select h.shard_key, h.ledger, h.customer, h.document, h.kind, h.currency,
        sum(t.minor) + coalesce(h.rounding_minor, 0) as minor
    from cartera_invoice h
    join (
        select shard_key, ledger, customer, document,
            sum(minor) + round(sum(minor) * coalesce(tax_rate, 0) / 100, 0) as minor
        from (
            select l.shard_key, l.ledger, l.customer, l.document, l.net_minor as minor, l.tax_rate, p.tax_category
            from cartera_invoice_line l
            left join cartera_invoice_line_detail p on p.shard_key = l.shard_key and p.ledger = l.ledger
                and p.customer = l.customer and p.document = l.document and p.line_no = l.line_no
            union all
            select shard_key, ledger, customer, document,
                case kind when 'CHARGE' then amount_minor else -amount_minor end, tax_rate, tax_category
            from cartera_invoice_adjustment
            where line_no = 0
        ) n
        group by shard_key, ledger, customer, document, tax_rate, tax_category
    ) t on t.shard_key = h.shard_key and t.ledger = h.ledger and t.customer = h.customer and t.document = h.document
    where h.terms is null or h.terms not like '%tax at-invoice%'
    group by h.shard_key, h.ledger, h.customer, h.document, h.kind, h.currency, h.rounding_minor
) d
left join (
    select i.*
    from cartera_entry i
    join cartera_command c on c.shard_key = i.shard_key and c.ledger = i.ledger and c.customer = i.customer
        and c.version = i.version and c.kind = 'ISSUE' and c.command = i.document
) e on e.shard_key = d.shard_key and e.ledger = d.ledger and e.customer = d.customer
    and e.document = d.document and e.kind = d.kind and e.currency = d.currency
    and e.side = case d.kind when 'CREDIT_NOTE' then 'CREDIT' else 'DEBIT' end
group by d.shard_key, d.ledger, d.customer, d.document, d.minor
having d.minor <> coalesce(sum(e.amount_minor), 0)
union all
select h.ledger, h.customer, h.document, 'has no lines'
from cartera_invoice h
left join cartera_invoice_line l on l.shard_key = h.shard_key and l.ledger = h.ledger and l.customer = h.customer
    and l.document = h.document
where l.document is null
union all
select l.ledger, l.customer, concat(l.document, ' line ', l.line_no), 'belongs to no document'
from cartera_invoice_line l
left join cartera_invoice h on h.shard_key = l.shard_key and h.ledger = l.ledger and h.customer = l.customer
    and h.document = l.document
where h.document is null
union all
select p.ledger, p.customer, concat(p.document, ' line ', p.line_no), 'has details and is not there'
from cartera_invoice_line_detail p
left join cartera_invoice_line l on l.shard_key = p.shard_key and l.ledger = p.ledger and l.customer = p.customer
    and l.document = p.document and l.line_no = p.line_no
where l.document is null
union all
select a.ledger, a.customer, concat(a.document, ' line ', a.line_no), 'has an allowance or charge and is not there'
from cartera_invoice_adjustment a
left join cartera_invoice h on h.shard_key = a.shard_key and h.ledger = a.ledger and h.customer = a.customer
    and h.document = a.document and h.detailed = 1
left join cartera_invoice_line l on l.shard_key = a.shard_key and l.ledger = a.ledger and l.customer = a.customer
    and l.document = a.document and l.line_no = a.line_no
where h.document is null or (a.line_no > 0 and l.document is null);

-- check d02: The instalments of a document are numbered 1, 2, 3, without a hole.
select e.ledger, e.customer, e.document as subject,
    concat(count(*), ' instalments, numbered ', min(e.part), ' to ', max(e.part)) as finding
from (
    select i.*
    from cartera_entry i
    join cartera_command c on c.shard_key = i.shard_key and c.ledger = i.ledger and c.customer = i.customer
        and c.version = i.version and c.kind = 'ISSUE' and c.command = i.document
) e
join cartera_invoice h on h.shard_key = e.shard_key and h.ledger = e.ledger and h.customer = e.customer
    and h.document = e.document and h.kind = e.kind
group by e.shard_key, e.ledger, e.customer, e.side, e.document
having min(e.part) <> 1 or max(e.part) <> count(*);

-- check d05: The credit notes to a document come to at most what it charged, in its currency; those that came before it may not.
select c.ledger, c.customer, c.document as subject,
    concat('credited ', c.minor, ' ', c.currency, ' of ',
        sum(case when e.currency = c.currency then e.amount_minor else 0 end)) as finding
from (
    select n.shard_key, n.ledger, n.customer, n.credits as document, n.currency, sum(e.amount_minor) as minor,
        max(e.version) as last_version
    from cartera_invoice n
    join cartera_entry e on e.shard_key = n.shard_key and e.ledger = n.ledger and e.customer = n.customer
        and e.document = n.document and e.kind = 'CREDIT_NOTE'
    left join cartera_entry r on r.shard_key = e.shard_key and r.ledger = e.ledger and r.customer = e.customer
        and r.kind = 'REVERSAL' and r.side = 'DEBIT' and r.reverses_document = e.document and r.reverses_part = e.part
    where n.credits is not null and r.document is null
    group by n.shard_key, n.ledger, n.customer, n.credits, n.currency
) c
join (
    select i.*
    from cartera_entry i
    join cartera_command c on c.shard_key = i.shard_key and c.ledger = i.ledger and c.customer = i.customer
        and c.version = i.version and c.kind = 'ISSUE' and c.command = i.document
) e on e.shard_key = c.shard_key and e.ledger = c.ledger and e.customer = c.customer
    and e.document = c.document and e.kind in ('INVOICE', 'DEBIT_NOTE')
group by c.shard_key, c.ledger, c.customer, c.document, c.currency, c.minor, c.last_version
having c.last_version > min(e.version)
    and c.minor > sum(case when e.currency = c.currency then e.amount_minor else 0 end);

-- check d06: A document falls due on no day before it was issued, nor does what it put on the account.
select ledger, customer, document as subject, concat('issued on ', issued_on, ', due on ', due_on) as finding
from cartera_invoice
where due_on < issued_on
union all
select h.ledger, h.customer, concat(e.document, '/', e.part), concat('due on ', e.due_on)
from (
    select i.*
    from cartera_entry i
    join cartera_command c on c.shard_key = i.shard_key and c.ledger = i.ledger and c.customer = i.customer
        and c.version = i.version and c.kind = 'ISSUE' and c.command = i.document
) e
join cartera_invoice h on h.shard_key = e.shard_key and h.ledger = e.ledger and h.customer = e.customer
    and h.document = e.document and h.kind = e.kind
where e.due_on < h.issued_on or e.document_on <> h.issued_on;

-- check payment: A payment on file is on the account as a credit of its amount.
select p.ledger, p.customer, p.payment as subject, 'the payment and its entry are not alike' as finding
from cartera_payment p
left join cartera_entry e on e.shard_key = p.shard_key and e.ledger = p.ledger and e.customer = p.customer
    and e.side = 'CREDIT' and e.document = p.payment and e.part = 1
where e.document is null
    or e.kind <> p.kind
    or e.currency <> p.currency
    or e.amount_minor <> p.amount_minor
    or e.value_on <> p.value_on;

-- check a01: On no day is more allocated of an item than its amount, or less than nothing.
with event as (
    select shard_key, ledger, customer, 'CREDIT' as side, credit_document as document, credit_part as part,
        effective_on, amount_minor as minor
    from cartera_allocation
    union all
    select shard_key, ledger, customer, 'DEBIT', debit_document, debit_part, effective_on, amount_minor
    from cartera_allocation
    union all
    select a.shard_key, a.ledger, a.customer, 'CREDIT', a.credit_document, a.credit_part, r.effective_on,
        -a.amount_minor
    from cartera_release r
    join cartera_allocation a on a.shard_key = r.shard_key and a.ledger = r.ledger and a.customer = r.customer
        and a.version = r.allocation_version and a.number = r.allocation_number
    union all
    select a.shard_key, a.ledger, a.customer, 'DEBIT', a.debit_document, a.debit_part, r.effective_on,
        -a.amount_minor
    from cartera_release r
    join cartera_allocation a on a.shard_key = r.shard_key and a.ledger = r.ledger and a.customer = r.customer
        and a.version = r.allocation_version and a.number = r.allocation_number
), by_day as (
    select shard_key, ledger, customer, side, document, part, effective_on, sum(minor) as minor
    from event
    group by shard_key, ledger, customer, side, document, part, effective_on
), taken as (
    select shard_key, ledger, customer, side, document, part, effective_on,
        sum(minor) over (partition by shard_key, ledger, customer, side, document, part order by effective_on
            rows between unbounded preceding and current row) as minor
    from by_day
)
select t.ledger, t.customer, concat(t.side, ' ', t.document, '/', t.part) as subject,
    concat(t.minor, ' of ', i.amount_minor, ' is allocated on ', t.effective_on) as finding
from taken t
join cartera_item i on i.shard_key = t.shard_key and i.ledger = t.ledger and i.customer = t.customer
    and i.side = t.side and i.document = t.document and i.part = t.part
where t.minor < 0 or t.minor > i.amount_minor;

-- check history: On no day of any state before, as it was known after any command, was more allocated of an item than its amount, or less than nothing.
-- Only what was allocated and released later can hide from the check before this one, so only states before a release are
-- looked at, of the items that it concerns.
with state as (
    select a.shard_key, a.ledger, a.customer, 'CREDIT' as side, a.credit_document as document, a.credit_part as part, k.version
    from cartera_release r
    join cartera_allocation a on a.shard_key = r.shard_key and a.ledger = r.ledger and a.customer = r.customer
        and a.version = r.allocation_version and a.number = r.allocation_number
    join cartera_allocation k on k.shard_key = a.shard_key and k.ledger = a.ledger and k.customer = a.customer
        and k.credit_document = a.credit_document and k.credit_part = a.credit_part and k.version < r.version
    union
    select a.shard_key, a.ledger, a.customer, 'DEBIT', a.debit_document, a.debit_part, k.version
    from cartera_release r
    join cartera_allocation a on a.shard_key = r.shard_key and a.ledger = r.ledger and a.customer = r.customer
        and a.version = r.allocation_version and a.number = r.allocation_number
    join cartera_allocation k on k.shard_key = a.shard_key and k.ledger = a.ledger and k.customer = a.customer
        and k.debit_document = a.debit_document and k.debit_part = a.debit_part and k.version < r.version
), known as (
    select s.shard_key, s.ledger, s.customer, s.side, s.document, s.part, s.version, a.effective_on, a.amount_minor as minor
    from state s
    join cartera_allocation a on a.shard_key = s.shard_key and a.ledger = s.ledger and a.customer = s.customer
        and a.credit_document = s.document and a.credit_part = s.part and a.version <= s.version
    where s.side = 'CREDIT'
    union all
    select s.shard_key, s.ledger, s.customer, s.side, s.document, s.part, s.version, r.effective_on, -a.amount_minor
    from state s
    join cartera_allocation a on a.shard_key = s.shard_key and a.ledger = s.ledger and a.customer = s.customer
        and a.credit_document = s.document and a.credit_part = s.part and a.version <= s.version
    join cartera_release r on r.shard_key = a.shard_key and r.ledger = a.ledger and r.customer = a.customer
        and r.allocation_version = a.version and r.allocation_number = a.number and r.version <= s.version
    where s.side = 'CREDIT'
    union all
    select s.shard_key, s.ledger, s.customer, s.side, s.document, s.part, s.version, a.effective_on, a.amount_minor
    from state s
    join cartera_allocation a on a.shard_key = s.shard_key and a.ledger = s.ledger and a.customer = s.customer
        and a.debit_document = s.document and a.debit_part = s.part and a.version <= s.version
    where s.side = 'DEBIT'
    union all
    select s.shard_key, s.ledger, s.customer, s.side, s.document, s.part, s.version, r.effective_on, -a.amount_minor
    from state s
    join cartera_allocation a on a.shard_key = s.shard_key and a.ledger = s.ledger and a.customer = s.customer
        and a.debit_document = s.document and a.debit_part = s.part and a.version <= s.version
    join cartera_release r on r.shard_key = a.shard_key and r.ledger = a.ledger and r.customer = a.customer
        and r.allocation_version = a.version and r.allocation_number = a.number and r.version <= s.version
    where s.side = 'DEBIT'
), by_day as (
    select shard_key, ledger, customer, side, document, part, version, effective_on, sum(minor) as minor
    from known
    group by shard_key, ledger, customer, side, document, part, version, effective_on
), taken as (
    select shard_key, ledger, customer, side, document, part, version, effective_on,
        sum(minor) over (partition by shard_key, ledger, customer, side, document, part, version order by effective_on
            rows between unbounded preceding and current row) as minor
    from by_day
)
select t.ledger, t.customer, concat(t.side, ' ', t.document, '/', t.part) as subject,
    concat(t.minor, ' of ', i.amount_minor, ' was allocated on ', t.effective_on, ' as of version ', t.version) as finding
from taken t
join cartera_item i on i.shard_key = t.shard_key and i.ledger = t.ledger and i.customer = t.customer
    and i.side = t.side and i.document = t.document and i.part = t.part
where t.minor < 0 or t.minor > i.amount_minor;

-- check a02: What is open of an item is its amount less its live allocations, and its last change is that of the last of them.
with event as (
    select shard_key, ledger, customer, 'CREDIT' as side, credit_document as document, credit_part as part,
        effective_on, amount_minor as minor
    from cartera_allocation
    union all
    select shard_key, ledger, customer, 'DEBIT', debit_document, debit_part, effective_on, amount_minor
    from cartera_allocation
    union all
    select a.shard_key, a.ledger, a.customer, 'CREDIT', a.credit_document, a.credit_part, r.effective_on,
        -a.amount_minor
    from cartera_release r
    join cartera_allocation a on a.shard_key = r.shard_key and a.ledger = r.ledger and a.customer = r.customer
        and a.version = r.allocation_version and a.number = r.allocation_number
    union all
    select a.shard_key, a.ledger, a.customer, 'DEBIT', a.debit_document, a.debit_part, r.effective_on,
        -a.amount_minor
    from cartera_release r
    join cartera_allocation a on a.shard_key = r.shard_key and a.ledger = r.ledger and a.customer = r.customer
        and a.version = r.allocation_version and a.number = r.allocation_number
), live as (
    select shard_key, ledger, customer, side, document, part, sum(minor) as minor, max(effective_on) as last_on
    from event
    group by shard_key, ledger, customer, side, document, part
)
select i.ledger, i.customer, concat(i.side, ' ', i.document, '/', i.part) as subject,
    concat(i.open_minor, ' is open since ', i.last_change_on, ', it should be ',
        i.amount_minor - coalesce(l.minor, 0), ' since ', coalesce(l.last_on, i.effective_on)) as finding
from cartera_item i
left join live l on l.shard_key = i.shard_key and l.ledger = i.ledger and l.customer = i.customer
    and l.side = i.side and l.document = i.document and l.part = i.part
where i.open_minor <> i.amount_minor - coalesce(l.minor, 0)
    or i.last_change_on <> coalesce(l.last_on, i.effective_on);

-- check adjustment: Nothing of an adjustment is open by itself; a refund may be.
select ledger, customer, concat(side, ' ', document, '/', part) as subject,
    concat(open_minor, ' of ', kind, ' is open') as finding
from cartera_item
where kind in ('CASH_DISCOUNT', 'BANK_FEE', 'BAD_DEBT', 'CONCESSION', 'SMALL_DIFFERENCE') and open_minor <> 0;

-- check a05: An allocation is of a credit and a debit of its account, in its currency.
select a.ledger, a.customer, concat('allocation ', a.version, '.', a.number) as subject,
    concat('of ', a.credit_document, '/', a.credit_part, ' to ', a.debit_document, '/', a.debit_part) as finding
from cartera_allocation a
left join cartera_item c on c.shard_key = a.shard_key and c.ledger = a.ledger and c.customer = a.customer
    and c.side = 'CREDIT' and c.document = a.credit_document and c.part = a.credit_part
left join cartera_item d on d.shard_key = a.shard_key and d.ledger = a.ledger and d.customer = a.customer
    and d.side = 'DEBIT' and d.document = a.debit_document and d.part = a.debit_part
where c.document is null or d.document is null or c.currency <> a.currency or d.currency <> a.currency;

-- check a06: What is reversed is paid by nothing but its reversal.
select e.ledger, e.customer, concat(e.reverses_document, '/', e.reverses_part) as subject,
    concat(coalesce(sum(a.amount_minor), 0), ' of ', e.amount_minor, ' is allocated to its reversal') as finding
from cartera_entry e
left join cartera_allocation a on a.shard_key = e.shard_key and a.ledger = e.ledger and a.customer = e.customer
    and ((e.side = 'CREDIT' and a.credit_document = e.document and a.credit_part = e.part
            and a.debit_document = e.reverses_document and a.debit_part = e.reverses_part)
        or (e.side = 'DEBIT' and a.debit_document = e.document and a.debit_part = e.part
            and a.credit_document = e.reverses_document and a.credit_part = e.reverses_part))
    and not exists (
        select 1
        from cartera_release r
        where r.shard_key = a.shard_key and r.ledger = a.ledger and r.customer = a.customer
            and r.allocation_version = a.version and r.allocation_number = a.number)
where e.kind = 'REVERSAL'
group by e.shard_key, e.ledger, e.customer, e.side, e.document, e.part, e.reverses_document, e.reverses_part,
    e.amount_minor
having coalesce(sum(a.amount_minor), 0) <> e.amount_minor;

-- check a07: An allocation counts from no day before its items, and ends on no day before it counts; what ends was there.
select a.ledger, a.customer, concat('allocation ', a.version, '.', a.number) as subject,
    concat('counts from ', a.effective_on, ', before its items') as finding
from cartera_allocation a
join cartera_item c on c.shard_key = a.shard_key and c.ledger = a.ledger and c.customer = a.customer
    and c.side = 'CREDIT' and c.document = a.credit_document and c.part = a.credit_part
join cartera_item d on d.shard_key = a.shard_key and d.ledger = a.ledger and d.customer = a.customer
    and d.side = 'DEBIT' and d.document = a.debit_document and d.part = a.debit_part
where a.effective_on < c.effective_on or a.effective_on < d.effective_on
union all
select r.ledger, r.customer, concat('allocation ', r.allocation_version, '.', r.allocation_number),
    'ends before it counts, or was never there'
from cartera_release r
left join cartera_allocation a on a.shard_key = r.shard_key and a.ledger = r.ledger and a.customer = r.customer
    and a.version = r.allocation_version and a.number = r.allocation_number
where a.version is null or r.effective_on < a.effective_on or r.version <= a.version;

-- check n01: A number of a series is there once, in its period, as it is written, and in the order in which they were taken.
select ledger, series as customer, concat(period, '/', ordinal) as subject, concat('taken ', count(*), ' times') as finding
from cartera_number
group by ledger, series, period, ordinal
having count(*) > 1
union all
select ledger, min(series), written, concat('written ', count(*), ' times')
from cartera_number
group by ledger, written
having count(*) > 1
union all
select ledger, series, concat('seq ', seq), concat('taken by ', count(*), ' numbers')
from cartera_number
group by ledger, series, seq
having count(*) > 1;

-- check n02: The numbers of a series go from its first one to its last one without a hole, each issued or void with a reason.
select n.ledger, n.series as customer, concat('period ', n.period) as subject,
    concat(count(*), ' numbers, from ', min(n.ordinal), ' to ', max(n.ordinal)) as finding
from cartera_number n
join cartera_number_series s on s.shard_key = n.shard_key and s.ledger = n.ledger and s.series = n.series
group by n.ledger, n.series, n.period, s.first_ordinal, s.first_year, s.first_of_year
having min(n.ordinal) <> case when n.period = s.first_year then s.first_of_year else s.first_ordinal end
    or count(distinct n.ordinal) <> max(n.ordinal) - min(n.ordinal) + 1
union all
select ledger, series, 'positions', concat(count(*), ' numbers, positions ', min(seq), ' to ', max(seq))
from cartera_number
group by ledger, series
having min(seq) <> 1 or count(distinct seq) <> max(seq)
union all
select n.ledger, n.series, concat(n.period, '/', n.ordinal), 'of a series that is not there, or has no such period'
from cartera_number n
where not exists (
    select 1
    from cartera_number_series s
    where s.shard_key = n.shard_key and s.ledger = n.ledger and s.series = n.series
        and ((n.period = 0 and s.restarts = 'NEVER') or (n.period <> 0 and s.restarts <> 'NEVER')));

-- check n03: A document of a series has its number, of its date, and a number that is not void has its document.
select i.ledger, i.customer, i.document as subject, concat('has no number of series ', i.series) as finding
from cartera_invoice i
where i.series is not null
    and not exists (
        select 1
        from cartera_number n
        where n.shard_key = i.series and n.ledger = i.ledger and n.series = i.series and n.customer = i.customer
            and n.document = i.document and n.issued_on = i.issued_on)
union all
select n.ledger, n.customer, n.document, concat('is not there, and has the number ', n.written)
from cartera_number n
where n.reason is null
    and not exists (
        select 1
        from cartera_invoice i
        where i.ledger = n.ledger and i.customer = n.customer and i.document = n.document and i.series = n.series);

-- check n04: The numbers of a series follow the dates of issue and the order in which they were taken.
select b.ledger, b.series as customer, concat(b.period, '/', b.ordinal) as subject,
    concat('of ', b.issued_on, ' follows one of ', a.issued_on) as finding
from cartera_number a
join cartera_number b on b.shard_key = a.shard_key and b.ledger = a.ledger and b.series = a.series
    and b.period = a.period and b.ordinal = a.ordinal + 1
where b.issued_on < a.issued_on or b.seq <= a.seq or b.recorded_at <= a.recorded_at
union all
select b.ledger, b.series, concat('seq ', b.seq), 'not recorded after the one before'
from cartera_number a
join cartera_number b on b.shard_key = a.shard_key and b.ledger = a.ledger and b.series = a.series
    and b.seq = a.seq + 1
where b.recorded_at <= a.recorded_at
union all
select ledger, series, concat(period, '/', ordinal), concat('issued on ', issued_on)
from cartera_number
where period <> 0 and period <> extract(year from issued_on);

-- check i01: A command was applied once on an account, and an entry was named once.
select ledger, customer, concat(kind, ' ', command) as subject, concat('applied ', count(*), ' times') as finding
from cartera_command
group by shard_key, ledger, customer, kind, command
having count(*) > 1
union all
select ledger, customer, concat(side, ' ', document, '/', part), concat('named by ', count(*), ' entries')
from cartera_entry
group by shard_key, ledger, customer, side, document, part
having count(*) > 1;

-- check i02: The versions of an account are 1, 2, 3, without a hole, one for each command.
select a.ledger, a.customer, concat('version ', a.version) as subject,
    concat(count(c.version), ' commands, versions ', coalesce(min(c.version), 0), ' to ',
        coalesce(max(c.version), 0)) as finding
from cartera_account a
left join cartera_command c on c.shard_key = a.shard_key and c.ledger = a.ledger and c.customer = a.customer
group by a.shard_key, a.ledger, a.customer, a.version
having count(c.version) <> a.version
    or coalesce(max(c.version), 0) <> a.version
    or (a.version > 0 and min(c.version) <> 1)
union all
select c.ledger, c.customer, concat('version ', c.version), 'on an account that is not there'
from cartera_command c
left join cartera_account a on a.shard_key = c.shard_key and a.ledger = c.ledger and a.customer = c.customer
where a.customer is null;

-- check i03: A line of a bank statement became the payments that it says, of the amounts that it says, and no others.
select b.ledger, b.customer, concat(b.bank_line, '/', b.occurrence) as subject,
    concat('is not the payment ', b.payment) as finding
from cartera_bank_line b
left join cartera_payment p on p.ledger = b.ledger and p.customer = b.customer and p.payment = b.payment
    and p.bank_account = b.shard_key and p.bank_line = b.bank_line and p.bank_occurrence = b.occurrence
where p.payment is null or p.currency <> b.currency or p.amount_minor <> b.amount_minor
union all
select p.ledger, p.customer, p.payment, 'comes from a bank line that did not become it'
from cartera_payment p
left join cartera_bank_line b on b.shard_key = p.bank_account and b.bank_line = p.bank_line
    and b.occurrence = p.bank_occurrence and b.ledger = p.ledger and b.customer = p.customer and b.payment = p.payment
where p.bank_line is not null and b.payment is null;

-- check h01: The rows of the audit trail of an account are numbered 1, 2, 3, without a hole.
select ledger, customer, concat('seq ', max(seq)) as subject,
    concat(count(*), ' rows, numbered ', min(seq), ' to ', max(seq)) as finding
from cartera_audit
group by shard_key, ledger, customer
having min(seq) <> 1 or max(seq) <> count(*);

-- check h02: Each command that was applied is in the audit trail once, at the instant at which it was recorded.
select ledger, customer, concat(kind, ' ', command) as subject, concat(sum(audited), ' rows in the audit trail') as finding
from (
    select shard_key, ledger, customer, kind, command, recorded_at, actor, 1 as applied, 0 as audited from cartera_command
    union all
    select shard_key, ledger, customer, kind, command, audited_at, actor, 0, 1 from cartera_audit where outcome = 'Applied'
) t
group by shard_key, ledger, customer, kind, command, recorded_at, actor
having max(applied) = 1 and sum(audited) <> 1;

-- check h04: What is to be handed on is known: an account waits in the outbox if and only if a version is not acknowledged.
select a.ledger, a.customer, concat('version ', a.version) as subject,
    concat('acknowledged ', a.acknowledged_version, ', ', count(o.customer), ' rows in the outbox') as finding
from cartera_account a
left join cartera_outbox o on o.shard_key = a.shard_key and o.ledger = a.ledger and o.customer = a.customer
group by a.shard_key, a.ledger, a.customer, a.version, a.acknowledged_version
having (a.acknowledged_version < a.version and count(o.customer) <> 1)
    or (a.acknowledged_version = a.version and count(o.customer) <> 0)
    or a.acknowledged_version > a.version
union all
select o.ledger, o.customer, 'outbox', 'an account that is not there waits'
from cartera_outbox o
left join cartera_account a on a.shard_key = o.shard_key and a.ledger = o.ledger and a.customer = o.customer
where a.customer is null;

-- check collection: What a dispute, a promise, a notice, a request for a refund or the end of one is about is on file.
select f.ledger, f.customer, f.command as subject,
    concat(f.kind, ' of ', coalesce(f.document, f.resolves, f.ends, f.withdraws, f.answers)) as finding
from cartera_collection_fact f
left join cartera_item i on i.shard_key = f.shard_key and i.ledger = f.ledger and i.customer = f.customer
    and i.side = f.side and i.document = f.document and i.part = f.part
left join cartera_collection_fact d on d.shard_key = f.shard_key and d.ledger = f.ledger and d.customer = f.customer
    and d.kind = 'OPEN_DISPUTE' and d.command = f.resolves
left join cartera_collection_fact p on p.shard_key = f.shard_key and p.ledger = f.ledger and p.customer = f.customer
    and p.kind = 'PROMISE' and p.command = f.ends
left join cartera_collection_fact w on w.shard_key = f.shard_key and w.ledger = f.ledger and w.customer = f.customer
    and w.kind = 'RECORD_NOTICE' and w.command = f.withdraws
left join cartera_collection_fact q on q.shard_key = f.shard_key and q.ledger = f.ledger and q.customer = f.customer
    and q.kind = 'REQUEST_REFUND' and q.command = f.answers
where (f.document is not null and (i.document is null or f.amount_minor > i.amount_minor))
    or (f.resolves is not null and d.command is null)
    or (f.ends is not null and p.command is null)
    or (f.withdraws is not null and w.command is null)
    or (f.answers is not null and q.command is null)
union all
select n.ledger, n.customer, n.promise, concat('promises to pay ', n.side, ' ', n.document, '/', n.part)
from cartera_promised_item n
left join cartera_collection_fact f on f.shard_key = n.shard_key and f.ledger = n.ledger and f.customer = n.customer
    and f.kind = 'PROMISE' and f.command = n.promise
left join cartera_item i on i.shard_key = n.shard_key and i.ledger = n.ledger and i.customer = n.customer
    and i.side = n.side and i.document = n.document and i.part = n.part
where f.command is null or i.document is null
union all
select n.ledger, n.customer, n.notice, concat('notice about ', n.side, ' ', n.document, '/', n.part)
from cartera_noticed_item n
left join cartera_collection_fact f on f.shard_key = n.shard_key and f.ledger = n.ledger and f.customer = n.customer
    and f.kind = 'RECORD_NOTICE' and f.command = n.notice
left join cartera_item i on i.shard_key = n.shard_key and i.ledger = n.ledger and i.customer = n.customer
    and i.side = n.side and i.document = n.document and i.part = n.part
where f.command is null or i.document is null
union all
select f.ledger, f.customer, f.command, 'notice about no item'
from cartera_collection_fact f
left join cartera_noticed_item n on n.shard_key = f.shard_key and n.ledger = f.ledger and n.customer = f.customer
    and n.notice = f.command
where f.kind = 'RECORD_NOTICE' and n.notice is null
union all
select n.ledger, n.customer, n.notice, concat('notice about ', count(*), ' items, numbered to ', max(n.number))
from cartera_noticed_item n
group by n.shard_key, n.ledger, n.customer, n.notice
having count(*) <> max(n.number)
union all
select a.ledger, a.customer, a.answers, concat(a.answer, ' ', a.effective_on, ' by ', a.actor, ', asked for by ', q.actor)
from cartera_collection_fact a
join cartera_collection_fact q on q.shard_key = a.shard_key and q.ledger = a.ledger and q.customer = a.customer
    and q.kind = 'REQUEST_REFUND' and q.command = a.answers
where a.effective_on < q.effective_on or (a.answer = 'APPROVED' and a.actor = q.actor)
union all
select q.ledger, q.customer, q.command, concat('asks for ', q.currency, ' of ', q.document, ', paid as ', p.amount_minor)
from cartera_collection_fact q
join cartera_item i on i.shard_key = q.shard_key and i.ledger = q.ledger and i.customer = q.customer
    and i.side = q.side and i.document = q.document and i.part = q.part
left join cartera_command c on c.shard_key = q.shard_key and c.ledger = q.ledger and c.customer = q.customer
    and c.kind = 'REFUND' and c.command = q.command
left join cartera_item p on p.shard_key = q.shard_key and p.ledger = q.ledger and p.customer = q.customer
    and p.side = 'DEBIT' and p.document = c.command and p.part = 1
left join cartera_collection_fact a on a.shard_key = q.shard_key and a.ledger = q.ledger and a.customer = q.customer
    and a.answers = q.command and a.answer = 'APPROVED'
where q.kind = 'REQUEST_REFUND'
    and (q.currency <> i.currency
        or (p.document is not null and (p.amount_minor <> q.amount_minor or p.currency <> q.currency or a.command is null)));

-- check t04: The facts of a customer are numbered 1, 2, 3, without a hole, and as many as its row says; their instants never fall.
select 'customer file' as ledger, c.customer, concat('fact ', c.last_fact) as subject,
    concat(count(f.seq), ' facts, numbered to ', coalesce(max(f.seq), 0)) as finding
from cartera_customer c
left join cartera_customer_fact f on f.shard_key = c.shard_key and f.customer = c.customer
group by c.shard_key, c.customer, c.last_fact
having count(f.seq) <> c.last_fact or coalesce(max(f.seq), 0) <> c.last_fact
union all
select f.ledger, f.customer, concat('fact ', f.seq), 'of a customer that is not on file'
from cartera_customer_fact f
left join cartera_customer c on c.shard_key = f.shard_key and c.customer = f.customer
where c.customer is null
union all
select f.ledger, f.customer, concat('fact ', f.seq), 'recorded before the one before it'
from cartera_customer_fact f
join cartera_customer_fact b on b.shard_key = f.shard_key and b.customer = f.customer and b.seq = f.seq - 1
where f.recorded_at < b.recorded_at;

-- check d07: A document is billed to a fiscal profile of its customer that holds from its date of issue or before.
select i.ledger, i.customer, i.document as subject, concat('billed to fact ', i.billed_to) as finding
from cartera_invoice i
left join cartera_customer_fact f on f.shard_key = i.shard_key and f.customer = i.customer and f.seq = i.billed_to
where i.billed_to is not null
    and (f.seq is null or f.kind <> 'FISCAL_PROFILE' or f.effective_on > i.issued_on);

-- check c01: A reservation was approved within the limits that it was decided on, the group's too; a sale within the customer's own, where the policy held it to that.
select f.ledger, f.customer, f.reservation as subject,
    concat(f.amount_minor, ' asked, ', f.exposure_minor, ' of ', coalesce(f.limit_minor, f.group_limit_minor), ' used') as finding
from cartera_headroom_fact f
where f.kind = 'RESERVE'
    and (f.exposure_minor + f.amount_minor > f.limit_minor
        or f.group_exposure_minor + f.amount_minor > f.group_limit_minor)
union all
select l.ledger, l.customer, l.command,
    concat('approved ', l.on_credit_minor, ' on ', l.exposure_minor, ' of ', l.limit_minor)
from cartera_credit_log l
where l.outcome = 'APPROVED' and l.exposure_minor + l.on_credit_minor > l.limit_minor;

-- check c04: What is left of a reservation is what its last step left, each step left no more than the one before, and its row says until when one has to look at it.
select r.ledger, r.customer, r.reservation as subject,
    concat(r.reserved_minor, ', ', r.ordered_minor, ' and ', r.unbilled_minor, ' are left') as finding
from cartera_reservation r
left join cartera_headroom_fact f on f.shard_key = r.shard_key and f.ledger = r.ledger and f.customer = r.customer
    and f.seq = (select max(l.seq) from cartera_headroom_fact l
        where l.shard_key = r.shard_key and l.ledger = r.ledger and l.customer = r.customer
            and l.reservation = r.reservation)
where f.seq is null
    or f.reserved_minor <> r.reserved_minor
    or f.ordered_minor <> r.ordered_minor
    or f.unbilled_minor <> r.unbilled_minor
    or f.effective_on <> r.changed_on
union all
select f.ledger, f.customer, f.reservation, concat('step ', f.seq, ' of no reservation')
from cartera_headroom_fact f
left join cartera_reservation r on r.shard_key = f.shard_key and r.ledger = f.ledger and r.customer = f.customer
    and r.reservation = f.reservation
where f.reservation is not null and r.reservation is null
union all
select r.ledger, r.customer, r.reservation, concat(r.amount_minor, ' ', r.currency, ' until ', r.holds_through)
from cartera_reservation r
join cartera_headroom_fact f on f.shard_key = r.shard_key and f.ledger = r.ledger and f.customer = r.customer
    and f.reservation = r.reservation and f.kind in ('RESERVE', 'STATE_ORDER')
where f.amount_minor <> r.amount_minor
    or f.currency <> r.currency
    or coalesce(f.holds_through, date '9999-12-31') <> r.holds_through
union all
select r.ledger, r.customer, r.reservation, concat('is looked at until ', r.counts_through)
from cartera_reservation r
where (r.ordered_minor + r.unbilled_minor > 0 and r.counts_through <> date '9999-12-31')
    or (r.ordered_minor + r.unbilled_minor = 0 and r.reserved_minor > 0 and r.holds_through >= r.changed_on
        and r.counts_through <> r.holds_through)
    or (r.ordered_minor + r.unbilled_minor = 0 and (r.reserved_minor = 0 or r.holds_through < r.changed_on)
        and r.changed_on > date '0001-01-01' and r.counts_through <> r.changed_on - interval '1' day)
union all
select f.ledger, f.customer, f.reservation, concat('step ', f.seq, ' leaves more than the one before')
from cartera_headroom_fact f
join cartera_headroom_fact b on b.shard_key = f.shard_key and b.ledger = f.ledger and b.customer = f.customer
    and b.reservation = f.reservation and b.seq < f.seq
where f.reserved_minor + f.ordered_minor + f.unbilled_minor > b.reserved_minor + b.ordered_minor + b.unbilled_minor;

-- check c03: An override names a decision on record that was not approved, neither who approved nor who recorded it asked, and it covers the sale; a withdrawal names an override; what went on under a decision is no more than was asked.
select o.ledger, o.customer, o.command as subject, concat('overrides ', o.decision, ' by ', o.approver) as finding
from cartera_credit_log o
left join cartera_credit_log d on d.shard_key = o.shard_key and d.ledger = o.ledger and d.customer = o.customer
    and d.kind = 'DECIDE_CREDIT' and d.command = o.decision
where o.kind = 'OVERRIDE_CREDIT'
    and (d.command is null or d.outcome = 'APPROVED' or d.requester is null
        or d.requester in (o.approver, o.actor) or d.actor in (o.approver, o.actor)
        or d.currency <> o.currency or o.amount_minor < d.amount_minor)
union all
select w.ledger, w.customer, w.command, concat('withdraws ', w.withdraws, ' of ', w.decision)
from cartera_credit_log w
left join cartera_credit_log o on o.shard_key = w.shard_key and o.ledger = w.ledger and o.customer = w.customer
    and o.kind = 'OVERRIDE_CREDIT' and o.command = w.withdraws and o.decision = w.decision
where w.kind = 'WITHDRAW_OVERRIDE' and o.command is null
union all
select u.ledger, u.customer, u.under_decision, concat('let through ', sum(u.amount_minor), ' of ', coalesce(max(d.amount_minor), 0))
from cartera_credit_log u
left join cartera_credit_log d on d.shard_key = u.shard_key and d.ledger = u.ledger and d.customer = u.customer
    and d.kind = 'DECIDE_CREDIT' and d.command = u.under_decision and d.currency = u.currency
where u.under_decision is not null
group by u.ledger, u.customer, u.under_decision
having sum(u.amount_minor) > coalesce(max(d.amount_minor), 0);

-- check s02: Points are never below zero, neither a lot nor what is owed, after any entry; the moves of an entry come to it; a document earns once and gives back no more than it earned; days do not fall.
select m.ledger, m.customer, concat(m.program, ' ', m.source) as subject,
    concat(m.left_over, ' are left of what is usable through ', m.usable_through, ' after entry ', m.seq) as finding
from (
    select ledger, customer, program, source, usable_through, seq,
        sum(points) over (partition by shard_key, ledger, customer, program, source, usable_through order by seq) as left_over
    from cartera_points_move
) m
where m.left_over < 0
union all
select o.ledger, o.customer, o.program, concat(o.owed_since, ' are owed after entry ', o.seq)
from (
    select ledger, customer, program, seq,
        sum(owed) over (partition by shard_key, ledger, customer, program order by seq) as owed_since
    from cartera_points_entry
) o
where o.owed_since < 0
union all
select e.ledger, e.customer, e.command, concat('comes to ', e.points, ', its moves to ', coalesce(m.moved, 0))
from cartera_points_entry e
left join (
    select shard_key, ledger, customer, seq, program, sum(points) as moved
    from cartera_points_move
    group by shard_key, ledger, customer, seq, program
) m on m.shard_key = e.shard_key and m.ledger = e.ledger and m.customer = e.customer and m.seq = e.seq
    and m.program = e.program
where e.points <> case when e.kind in ('EARN_POINTS', 'RESTORE_POINTS', 'REVERSE_REDEMPTION') then coalesce(m.moved, 0) - e.owed
    else e.owed - coalesce(m.moved, 0) end
union all
select m.ledger, m.customer, m.source, concat('a move of entry ', m.seq, ', which is none, or after the last day')
from cartera_points_move m
left join cartera_points_entry e on e.shard_key = m.shard_key and e.ledger = m.ledger and e.customer = m.customer
    and e.seq = m.seq and e.program = m.program
where e.seq is null
    or (m.points > 0) <> (e.kind in ('EARN_POINTS', 'RESTORE_POINTS', 'REVERSE_REDEMPTION'))
    or (m.points < 0 and m.usable_through < e.effective_on
        and not (e.kind = 'CLAW_BACK_POINTS' and m.source = e.document))
union all
select e.ledger, e.customer, e.subject, concat('earned ', count(*), ' times')
from cartera_points_entry e
where e.kind = 'EARN_POINTS'
group by e.shard_key, e.ledger, e.customer, e.program, e.subject
having count(*) > 1
union all
select c.ledger, c.customer, c.document, concat(c.back, ' clawed back of ', coalesce(e.points, 0))
from (
    select shard_key, ledger, customer, program, document,
        sum(case when kind = 'CLAW_BACK_POINTS' then points else -points end) as back
    from cartera_points_entry
    where kind in ('CLAW_BACK_POINTS', 'RESTORE_POINTS')
    group by shard_key, ledger, customer, program, document
) c
left join cartera_points_entry e on e.shard_key = c.shard_key and e.ledger = c.ledger and e.customer = c.customer
    and e.program = c.program and e.kind = 'EARN_POINTS' and e.subject = c.document
where e.seq is null or c.back > e.points or c.back < 0
union all
select b.ledger, b.customer, b.command, concat('restores what ', b.subject, ' did not claw back')
from cartera_points_entry b
left join cartera_points_entry c on c.shard_key = b.shard_key and c.ledger = b.ledger and c.customer = b.customer
    and c.program = b.program and c.kind = 'CLAW_BACK_POINTS' and c.subject = b.subject and c.document = b.document
    and c.seq < b.seq
where b.kind = 'RESTORE_POINTS' and c.seq is null
union all
select b.ledger, b.customer, b.command, concat(b.kind, ' of ', b.subject)
from cartera_points_entry b
left join cartera_points_entry r on r.shard_key = b.shard_key and r.ledger = b.ledger and r.customer = b.customer
    and r.program = b.program and r.kind = 'REDEEM_POINTS' and r.command = b.subject
where b.kind in ('REVERSE_REDEMPTION', 'USE_VOUCHER')
    and (r.seq is null
        or (b.kind = 'REVERSE_REDEMPTION' and b.points <> r.points)
        or (b.kind = 'USE_VOUCHER' and r.currency is null))
union all
select d.ledger, d.customer, concat('entry ', d.seq), concat('counts from ', d.effective_on, ', before ', d.before_it)
from (
    select ledger, customer, seq, effective_on,
        lag(effective_on) over (partition by shard_key, ledger, customer, program order by seq) as before_it
    from cartera_points_entry
) d
where d.effective_on < d.before_it;
