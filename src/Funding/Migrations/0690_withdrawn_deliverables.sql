-- What was promised and is promised no more, since the agreement was amended: state withdrawn.
alter table deliverables drop constraint deliverables_check;
alter table deliverables add constraint deliverables_check check ((state in ('promised', 'withdrawn')) = (delivered_on is null));
