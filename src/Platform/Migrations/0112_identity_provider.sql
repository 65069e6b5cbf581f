-- Roles that the organisation's own sign-in says somebody has; they end when it no longer says so. Others are left alone.
alter table role_assignments add column from_provider boolean not null default false;
