create table payments (
    id text not null primary key,
    order_id text not null,
    purpose text not null,
    state text not null,
    wish text not null,
    currency_code text not null,
    amount integer not null,
    captured integer not null default 0,
    description text not null,
    reference text not null,
    payer_email text not null,
    payer_name text not null,
    order_url text not null,
    success_url text not null,
    cancel_url text not null,
    expires_at text not null,
    session_round integer not null,
    session_expires_at text not null,
    session_id text,
    session_url text,
    intent_id text,
    bank_round integer not null default 0,
    card text not null default '',
    decline_code text not null default '',
    receipt_number text,
    created_at text not null,
    authorized_at text,
    captured_at text,
    closed_at text,
    constraint one_payment_for_an_order unique (order_id, purpose),
    constraint one_payment_for_a_session unique (session_id),
    constraint one_payment_for_a_receipt unique (receipt_number),
    check (amount > 0),
    check (captured >= 0 and captured <= amount),
    check (state in ('Open', 'Authorized', 'Captured', 'Voided', 'Expired')),
    check (wish in ('None', 'Capture', 'Void'))
);

create index payments_by_intent on payments (intent_id);

create table attempts (
    charge_id text not null primary key,
    payment_id text not null references payments (id),
    card text not null,
    decline_code text not null,
    seen_at text not null
);

create table refunds (
    id text not null primary key,
    payment_id text not null references payments (id),
    request_id text not null,
    state text not null,
    amount integer not null,
    description text not null,
    bank_id text,
    bank_round integer not null default 0,
    credit_note_number text,
    created_at text not null,
    settled_at text,
    constraint one_refund_for_a_request unique (payment_id, request_id),
    constraint one_refund_for_a_credit_note unique (credit_note_number),
    check (amount > 0),
    check (state in ('Pending', 'Succeeded', 'Failed'))
);

create table ledger (
    position integer primary key,
    transaction_id text not null,
    order_id text not null,
    account text not null,
    currency_code text not null,
    amount integer not null,
    description text not null,
    booked_at text not null
);

create index ledger_by_order on ledger (order_id, position);

create table number_series (
    name text not null primary key,
    last_number integer not null
);

create table seen_events (
    id text not null primary key,
    type text not null,
    seen_at text not null
);

create table bank_endpoints (
    id text not null primary key,
    url text not null,
    secret text not null,
    created_at text not null,
    retired_at text
);
