-- A word's pieces as patterns. As many slips of the finger as search.resembles forgives leave one of them whole: of two pieces after
-- one slip, of three after two. Looking for pieces is cheap, so that few rows are left to compare letter by letter.
create function search.pieces(word text) returns text[] language sql immutable parallel safe
    return (select array_agg('%' || substr(word, 1 + piece * length(word) / pieces, (piece + 1) * length(word) / pieces - piece * length(word) / pieces) || '%')
            from (values (case when length(word) > 4 then 3 when length(word) > 2 then 2 else 1 end)) as cut (pieces), generate_series(0, pieces - 1) as piece);
revoke execute on function search.pieces(text) from public;
grant execute on function search.pieces(text) to samsteg_app;
