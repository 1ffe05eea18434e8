-- Every subscription and every action on dead letters belongs to an owner. Rows of before, and those that releases of before
-- write during an upgrade, belong to the owner of all callers without an identity.
alter table subscription add column owner text not null default 'everybody';
alter table dead_letter_action add column owner text not null default 'everybody';

create index subscription_owner on subscription (owner, created_at, id);
create index dead_letter_action_owner on dead_letter_action (owner, number);
