namespace Samsteg.Benchmarks;

/// <summary>A place bank of five thousand openings, at forty places in Sörmland.</summary>
internal sealed class PlaceBanks(BenchDatabase database)
{
    private const int Openings = 5_000;

    /// <summary>Makes it in an initiative, unless it was made before.</summary>
    public async Task MakeAsync(Guid initiative, CancellationToken cancellation)
    {
        await database.WriteAsync(
        [
        $"""
        with hosts as (select id, row_number() over (order by id) as number from organisations order by id limit 400)
        insert into organisation_places (id, organisation_id, name, town, latitude, longitude, point_source)
        select uuidv7(), id, 'Mätplats', 'Mätort ' || number % 40, 58.6 + (number % 40) * 0.02, 16.0 + (number % 40) * 0.04, 'pasted' from hosts
        where not exists (select from organisation_places where name = 'Mätplats') and not exists (select from placement_openings where initiative_id = $1)
        """,
        $"""
        with hosts as (select id, organisation_id, row_number() over (order by id) - 1 as number, count(*) over () as number_of from organisation_places where name = 'Mätplats')
        insert into placement_openings (id, initiative_id, organisation_id, place_id, responsible_id, kind, title, tasks, occupation, starts_on, places, least_hours, most_hours, times, swedish, valid_until, confirmed_on)
        select uuidv7(), $1, h.organisation_id, h.id, (select account_id from role_assignments where initiative_id = $1 order by account_id limit 1),
               (array['work_training', 'internship', 'subsidised_job', 'job'])[1 + n % 4], (array['Lager', 'Kafé', 'Snickeri', 'Odling', 'Kontor'])[1 + n % 5] || ' ' || n, 'Plocka, packa och städa.', '9412',
               current_date - 100, 1 + n % 4, 10, 40, 1023, 'words', current_date + 1 + n % 300, current_date - n % 100
        from generate_series(1, {Openings}) n join hosts h on h.number = n % h.number_of
        where not exists (select from placement_openings where initiative_id = $1)
        """,
        ], cancellation, initiative);
        await database.WriteAsync(["analyze placement_openings, organisation_places"], cancellation);
    }

    /// <summary>The list, the list searched, the list narrowed by distance, or the points of the map.</summary>
    public static string Path(Guid initiative, Random random) => $"/insatser/{initiative}/platsbank" + random.Next(4) switch
    {
        0 => string.Empty,
        1 => $"?q={Uri.EscapeDataString(new[] { "lager", "kafé", "snickeri 1", "kontor" }[random.Next(4)])}",
        2 => $"?Town={Uri.EscapeDataString($"Mätort {random.Next(40)}")}&Within=20",
        _ => "/karta",
    };
}
