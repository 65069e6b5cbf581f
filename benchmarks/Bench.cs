using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.Benchmarks;

/// <summary>Measures what is asked, one thing after another, and prints each figure when it is there.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const double PerSecond = 50;

    /// <summary>The board is opened by leads, who are few.</summary>
    private const double BoardsPerSecond = 10;
    private const int SaturatingClients = 16;
    private const double QueryBoundMilliseconds = 10;
    private readonly BenchRequest _request;
    private readonly BenchDatabase _database;
    private readonly Recorder _recorder = new();
    private readonly WebApplication _hosted;
    private ApplicationProcess? _application;
    private bool _isHosting;
    private Pages _pages = null!;

    private Bench(BenchRequest request, BenchDatabase database)
    {
        (_request, _database) = (request, database);
        var deployment = new Deployment { AssociationName = "Samordningsförbundet Storexempel", IsDemo = false, Keys = database.Keys };
        _hosted = SamstegApplication.Build(deployment, database.OwnerConnectionString, TimeProvider.System, "http://127.0.0.1:0", _recorder.ListenTo);
    }

    private People People => new(_database, _hosted);

    private Uri HostedAddress => new(_hosted.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<Bench> StartAsync(BenchRequest request, CancellationToken cancellation)
    {
        var database = await BenchDatabase.OpenAsync(request, cancellation);
        var bench = new Bench(request, database);
        try
        {
            bench._pages = await bench.PagesAsync(cancellation);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var key in _request.Keys)
        {
            await foreach (var figure in (key switch
            {
                "page-ratio" => PageRatiosAsync(cancellation),
                "row-security" => RowSecurityAsync(cancellation),
                "page-1000" => DeepPageAsync(cancellation),
                "application-page" or "field-save" => WrittenApplicationAsync(key, cancellation),
                "attendance-tap" => AttendanceTapAsync(cancellation),
                "attendance-statistics" => AttendanceStatisticsAsync(cancellation),
                "ical-feed" => CalendarFeedAsync(cancellation),
                "export" => ExportAsync(cancellation),
                "import-100k" => ImportAsync(cancellation),
                "sie-import" => BooksAsync(cancellation),
                "cold-start" => ColdStartAsync(cancellation),
                "memory" => MemoryAsync(cancellation),
                _ => PageAsync(key, cancellation),
            }).WithCancellation(cancellation))
            {
                Console.WriteLine(figure);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        if (_isHosting)
        {
            await _hosted.StopAsync();
        }

        await _hosted.DisposeAsync();
        _recorder.Dispose();
        await _database.DisposeAsync();
    }

    private async Task<Pages> PagesAsync(CancellationToken cancellation)
    {
        var leads = await People.LeadsAsync(cancellation);
        if (_request.Keys.Contains("place-search"))
        {
            await new PlaceBanks(_database).MakeAsync(leads[0].Initiatives[0], cancellation);
        }

        if (_request.Keys.Contains("budget-page"))
        {
            await new Budgets(_database).MakeAsync(leads[0].Initiatives[0], cancellation);
        }

        var participants = await _database.ReadAsync("""
            select i.id, p.id from unnest($1::uuid[]) as i(id)
            cross join lateral (select id from participants p where p.initiative_id = i.id order by id limit 40) p
            """, static row => (Initiative: row.GetGuid(0), Participant: row.GetGuid(1)), cancellation, leads.SelectMany(static lead => lead.Initiatives).ToArray());
        var longest = await _database.ReadAsync("""
            select i.id, p.id from unnest($1::uuid[]) as i(id)
            cross join lateral (select participant_id as id from contacts c where c.initiative_id = i.id group by participant_id order by count(*) desc, participant_id limit 40) p
            """, static row => (Initiative: row.GetGuid(0), Participant: row.GetGuid(1)), cancellation, leads.SelectMany(static lead => lead.Initiatives).ToArray());
        return new Pages(leads, await People.CoachesAsync(cancellation), await People.TeamLeadsAsync(cancellation),
            participants.ToLookup(static row => row.Initiative, static row => row.Participant), longest.ToLookup(static row => row.Initiative, static row => row.Participant),
            await new Gatherings(_database).MakeAsync(leads, TimeProvider.System.Today(), cancellation), _hosted.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>());
    }

    /// <summary>The application under measure; it stays up from one key to the next.</summary>
    private async Task<ApplicationProcess> ApplicationAsync(CancellationToken cancellation) =>
        _application ??= await ApplicationProcess.StartAsync(_database, cancellation);

    /// <summary>A page at fifty users, and how many requests a second there could be at most.</summary>
    private async IAsyncEnumerable<Figure> PageAsync(string key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new Client((await ApplicationAsync(cancellation)).Address);
        var perSecond = key == "caseload-board" ? BoardsPerSecond : PerSecond;
        await client.OpenLoopAsync(perSecond / 2, _request.WarmUp, random => _pages.Choose(key, random), 1, cancellation);
        var times = await client.OpenLoopAsync(perSecond, _request.Duration, random => _pages.Choose(key, random), 2, cancellation);
        yield return new Figure(key, Latencies.Percentile(times, 0.95), "ms-p95", Goal.AtMost(Pages.Goals[key]));
        yield return new Figure($"{key}/median", Latencies.Median(times), "ms", Goal.None);
        if (key == "search")
        {
            yield break; // nobody is let search so often
        }

        var most = await client.SaturateAsync(SaturatingClients, _request.WarmUp, random => _pages.Choose(key, random), cancellation);
        yield return new Figure($"{key}/saturation", most, "requests/s", Goal.None);
    }

    /// <summary>Each page against the statements it sends, sent raw, by turns. The application is in this process, so that what it sends is known.</summary>
    private async IAsyncEnumerable<Figure> PageRatiosAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await EnsureHostedAsync(cancellation);
        using var client = new Client(HostedAddress);
        await using var raw = new Replay(_database.ApplicationConnectionString);
        var ratios = new List<(string Key, double Ratio, double Raw)>();
        foreach (var key in Pages.Goals.Keys)
        {
            var (ratio, floor) = await RatioAsync(client, raw, key, cancellation);
            ratios.Add((key, ratio, floor));
        }

        var bound = ratios.Where(static one => one.Raw >= QueryBoundMilliseconds).ToList();
        yield return new Figure("page-ratio", bound.Count == 0 ? double.NaN : bound.Max(static one => one.Ratio), "times", bound.Count == 0 ? Goal.None : Goal.AtMost(1.5));
        foreach (var (key, ratio, floor) in ratios)
        {
            yield return new Figure($"page-ratio/{key}", ratio, "times", Goal.None);
            yield return new Figure($"page-ratio/{key}/raw", floor, "ms", Goal.None);
        }
    }

    private async Task<(double Ratio, double Raw)> RatioAsync(Client client, Replay raw, string key, CancellationToken cancellation)
    {
        var (pages, floors) = (new List<double>(), new List<double>());
        var random = new Random(3);
        for (var round = 0; round < _request.Pairs * 2; round++)
        {
            var visit = _pages.Choose(key, random);
            await client.GetAsync(visit, cancellation); // what is read for the first time is read for neither
            _recorder.Take();
            var watch = Stopwatch.StartNew();
            await client.GetAsync(visit, cancellation);
            var page = watch.Elapsed.TotalMilliseconds;
            var floor = await raw.TimeAsync(_recorder.Take(), cancellation);
            if (round >= _request.Pairs)
            {
                pages.Add(page);
                floors.Add(floor);
            }
        }

        return (Latencies.Median(pages) / Latencies.Median(floors), Latencies.Median(floors));
    }

    /// <summary>The selects of the pages as the application's role against the same as the owner, by turns: what the policies cost.</summary>
    private async IAsyncEnumerable<Figure> RowSecurityAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await EnsureHostedAsync(cancellation);
        using var client = new Client(HostedAddress);
        await using var guarded = new Replay(_database.ApplicationConnectionString);
        await using var free = new Replay(_database.OwnerConnectionString + ";Max Auto Prepare=200;Auto Prepare Min Usages=2;Options='-c plan_cache_mode=force_generic_plan -c jit=off'");
        foreach (var key in new[] { "list", "participant-page" })
        {
            var random = new Random(4);
            var (withPolicies, without) = (new List<double>(), new List<double>());
            for (var round = 0; round < _request.Pairs * 2; round++)
            {
                _recorder.Take();
                await client.GetAsync(_pages.Choose(key, random), cancellation);
                var trips = _recorder.Take().Where(static trip => trip.Statements.All(static one => !one.Text.StartsWith("insert", StringComparison.Ordinal))).ToList();
                await free.TimeAsync(trips, cancellation);
                var first = round % 2 == 0 ? await guarded.TimeAsync(trips, cancellation) : await free.TimeAsync(trips, cancellation);
                var second = round % 2 == 0 ? await free.TimeAsync(trips, cancellation) : await guarded.TimeAsync(trips, cancellation);
                if (round >= _request.Pairs)
                {
                    withPolicies.Add(round % 2 == 0 ? first : second);
                    without.Add(round % 2 == 0 ? second : first);
                }
            }

            var cost = ((Latencies.Median(withPolicies) / Latencies.Median(without)) - 1) * 100;
            yield return new Figure(key == "list" ? "row-security" : $"row-security/{key}", cost, "%", Goal.AtMost(5));
        }
    }

    /// <summary>Page 1000 of a list against page 1, by turns, for somebody who reaches two hundred initiatives.</summary>
    private async IAsyncEnumerable<Figure> DeepPageAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new Client((await ApplicationAsync(cancellation)).Address);
        var coordinator = await People.CoordinatorAsync(cancellation);
        var first = new Visit(coordinator, "/deltagare");
        var number = _request.Quick ? 100 : 1000;
        var deep = first with { Path = await DeepPathAsync(coordinator, (number - 1) * ListRequest.PageSize, cancellation) };
        var (near, far) = (new List<double>(), new List<double>());
        for (var round = 0; round < _request.Pairs; round++)
        {
            near.Add(await TimeAsync(client, first, cancellation));
            far.Add(await TimeAsync(client, deep, cancellation));
        }

        yield return new Figure("page-1000", (Latencies.Median([.. far.Skip(3)]) / Latencies.Median([.. near.Skip(3)])), "times-page-1", Goal.Between(0.8, 1.2));
        yield return new Figure("page-1000/page-1", Latencies.Median([.. near.Skip(3)]), "ms", Goal.None);
        yield return new Figure("page-1000/time", Latencies.Median([.. far.Skip(3)]), "ms", Goal.None);
    }

    /// <summary>The address that following the link to the next page leads to in the end.</summary>
    private async Task<string> DeepPathAsync(Person person, int rowsBefore, CancellationToken cancellation)
    {
        var rows = await _database.ReadAsync("""
            select name, id from participants where initiative_id = any ($1) order by name collate "sv-x-icu" asc nulls last, id asc offset $2 limit 1
            """, static row => (Name: row.IsDBNull(0) ? null : row.GetString(0), Id: row.GetGuid(1)), cancellation, person.Initiatives.ToArray(), rowsBefore - 1);
        if (rows.Count == 0)
        {
            throw new BenchException("The list has not so many pages.");
        }

        var cursors = new ListCursors(_hosted.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>());
        return "/deltagare?after=" + Uri.EscapeDataString(cursors.Write(new ListCursor("participants.list.caption/name/asc", rows[0].Name, rows[0].Id)));
    }

    /// <summary>Marks at fifty users, each of somebody not marked yet, as a telephone sends them.</summary>
    private async IAsyncEnumerable<Figure> AttendanceTapAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new Client((await ApplicationAsync(cancellation)).Address);
        var taps = new List<Visit>();
        foreach (var gathering in _pages.Gatherings)
        {
            var (lead, token) = await client.WithTokenAsync(new Visit(gathering.Lead, Pages.RosterOf(gathering.Initiative, gathering.Roster) + "?handler=Token"), cancellation);
            taps.AddRange(gathering.Open.Select(seat => new Visit(lead, $"{Pages.RosterOf(gathering.Initiative, seat.Session)}?handler=Row&participant={seat.Participant}&row=0", new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["Input.Rows[0].Participant"] = seat.Participant.ToString(),
                ["Input.Rows[0].Mark"] = "present",
                ["Input.Rows[0].Key"] = Guid.CreateVersion7().ToString(),
            })));
        }

        new Random(6).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(taps));
        var next = 0;
        await client.OpenLoopAsync(PerSecond / 2, _request.WarmUp, _ => taps[next++], 1, cancellation);
        var times = await client.OpenLoopAsync(PerSecond, _request.Duration, _ => taps[next++], 2, cancellation);
        yield return new Figure("attendance-tap", Latencies.Percentile(times, 0.95), "ms-p95", Goal.AtMost(30));
        yield return new Figure("attendance-tap/median", Latencies.Median(times), "ms", Goal.None);
    }

    /// <summary>Pages of an application of forty pages, and its fields saved by ten people at once.</summary>
    private async IAsyncEnumerable<Figure> WrittenApplicationAsync(string key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var applications = new Applications(_database, [.. _pages.Leads.Take(10)]);
        await applications.MakeAsync(cancellation);
        var address = (await ApplicationAsync(cancellation)).Address;
        using var client = new Client(address);
        await client.OpenLoopAsync(PerSecond / 10, _request.WarmUp, applications.Choose, 1, cancellation);
        var times = key == "field-save" ? await applications.SaveAsync(address, cancellation) : await client.OpenLoopAsync(PerSecond / 5, _request.Duration, applications.Choose, 2, cancellation);
        yield return new Figure(key, Latencies.Percentile(times, 0.95), "ms-p95", Goal.AtMost(Applications.Goals[key]));
        yield return new Figure($"{key}/median", Latencies.Median(times), "ms", Goal.None);
    }

    /// <summary>Calendars of two thousand sessions, one after another: all of each, and that it is as it was.</summary>
    private async IAsyncEnumerable<Figure> CalendarFeedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new Client((await ApplicationAsync(cancellation)).Address);
        var (whole, unchanged, calendars) = (new List<double>(), new List<double>(), _pages.Gatherings.Take(10).ToList()); // as many as one address may ask for in a minute
        for (var round = 0; round < 5; round++)
        {
            foreach (var gathering in calendars)
            {
                var visit = new Visit(new Person(Guid.Empty, string.Empty, []), $"/kalender/{gathering.Feed}.ics");
                var watch = Stopwatch.StartNew();
                var tag = await client.TagAsync(visit, cancellation);
                whole.Add(watch.Elapsed.TotalMilliseconds);
                unchanged.Add(await TimeAsync(client, visit with { Known = tag }, cancellation));
            }
        }

        yield return new Figure("ical-feed", Latencies.Percentile([.. whole.Skip(calendars.Count)], 0.95), "ms-p95", Goal.AtMost(150));
        yield return new Figure("ical-feed/median", Latencies.Median([.. whole.Skip(calendars.Count)]), "ms", Goal.None);
        yield return new Figure("ical-feed/unchanged", Latencies.Median([.. unchanged.Skip(calendars.Count)]), "ms", Goal.None);
    }

    /// <summary>The statistics of activities over the latest half a million marks of two hundred initiatives; each time a mark of one more has just been changed.</summary>
    private async IAsyncEnumerable<Figure> AttendanceStatisticsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var application = await ApplicationAsync(cancellation);
        using var client = new Client(application.Address);
        var coordinator = await People.CoordinatorAsync(cancellation);
        var days = await _database.ReadAsync("""
            select occurred_on from attendance where initiative_id = any ($1) and superseded_at is null order by occurred_on desc offset 499999 limit 1
            """, static row => row.GetFieldValue<DateOnly>(0), cancellation, coordinator.Initiatives.ToArray());
        var from = days.Count == 0 ? DateOnly.MinValue : days[0];
        var visit = new Visit(coordinator, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/aktiviteter/statistik?By=Type&From={from:O}"));
        var first = await TimeAsync(client, visit, cancellation);
        for (var round = 0; round < 3; round++)
        {
            await TimeAsync(client, visit, cancellation);
        }

        var times = new List<double>();
        foreach (var changed in coordinator.Initiatives.Take(10))
        {
            await _database.WriteAsync(["""
                update attendance set minutes_late = minutes_late where id = (select id from attendance where initiative_id = $1 and superseded_at is null limit 1)
                """], cancellation, changed);
            times.Add(await TimeAsync(client, visit, cancellation));
        }

        yield return new Figure("attendance-statistics", Latencies.Median(times), "ms", Goal.AtMost(300));
        yield return new Figure("attendance-statistics/first", first, "ms", Goal.None);
        yield return new Figure("attendance-statistics/years", (DateTime.UtcNow - from.ToDateTime(default)).TotalDays / 365, "years", Goal.None);
    }

    /// <summary>A list of a hundred thousand taken out as a file, and how the application's memory grows meanwhile.</summary>
    private async IAsyncEnumerable<Figure> ExportAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var application = await ApplicationAsync(cancellation);
        using var client = new Client(application.Address);
        var visit = new Visit(await People.CoordinatorAsync(cancellation), "/deltagare?export=csv");
        await client.LinesAsync(visit with { Path = "/deltagare?export=csv&q=Attrapp" }, static () => { }, cancellation);
        var (before, most) = (application.ResidentBytes, 0L);
        var watch = Stopwatch.StartNew();
        var lines = await client.LinesAsync(visit, () => most = Math.Max(most, application.ResidentBytes), cancellation);
        yield return new Figure("export", lines / watch.Elapsed.TotalSeconds, "rows/s", Goal.AtLeast(20_000));
        yield return new Figure("export/rows", lines, "rows", Goal.None);
        yield return new Figure("export/memory-growth", (most - before) / 1e6, "MB", Goal.AtMost(50));
    }

    /// <summary>A file of a hundred thousand participants, from the upload until they are enrolled, how much more memory the application holds than with a tenth of them, and how long it takes to undo.</summary>
    private async IAsyncEnumerable<Figure> ImportAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        const int rows = 100_000;
        await using var application = await ApplicationProcess.StartAsync(_database, cancellation);
        var lead = (await People.LeadsAsync(cancellation))[0];
        var (group, coach, day) = (await _database.ReadAsync("""
            select (select code from initiative_target_groups g where g.initiative_id = i.id and g.kind = 'end_user' order by position limit 1),
                   (select account_id from role_assignments r where r.initiative_id = i.id and r.role = 'coach' and r.valid_from <= current_date and coalesce(r.valid_until, 'infinity') >= current_date order by id limit 1), i.starts_on
            from initiatives i where i.id = $1
            """, static row => (row.GetString(0), row.GetGuid(1), row.GetFieldValue<DateOnly>(2)), cancellation, lead.Initiatives[0])).Single();
        using var import = new ImportOfMany(application, lead);
        await import.UndoAsync(await import.RunAsync(ImportOfMany.FileOf(rows / 10), group, coach, day, cancellation), cancellation);
        var (file, before, watch) = (ImportOfMany.FileOf(rows), import.MostResident, Stopwatch.StartNew());
        var done = await import.RunAsync(file, group, coach, day, cancellation);
        yield return new Figure("import-100k", watch.Elapsed.TotalSeconds, "s", Goal.AtMost(30));
        yield return new Figure("import-100k/rows", rows, "rows", Goal.None);
        yield return new Figure("import-100k/memory-growth", (import.MostResident - before) / 1e6, "MB", Goal.AtMost(100));
        watch.Restart();
        await import.UndoAsync(done, cancellation);
        yield return new Figure("import-100k/undo", watch.Elapsed.TotalSeconds, "s", Goal.None);
    }

    /// <summary>Books of a hundred thousand rows handed in by a lead's browser, until their rows are costs, and how the application's memory grows meanwhile.</summary>
    private async IAsyncEnumerable<Figure> BooksAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        const int rows = 100_000;
        await using var application = await ApplicationProcess.StartAsync(_database, cancellation);
        var lead = (await People.LeadsAsync(cancellation))[0];
        using var books = new Books(application, lead, lead.Initiatives[1]);
        await books.PrepareAsync(_database, cancellation);
        await books.ImportAsync(Books.FileOf(rows / 10, 1), cancellation);
        var (file, before, watch) = (Books.FileOf(rows, 2), books.MostResident, Stopwatch.StartNew());
        await books.ImportAsync(file, cancellation);
        yield return new Figure("sie-import", watch.Elapsed.TotalSeconds, "s", Goal.AtMost(5));
        yield return new Figure("sie-import/rows", rows, "rows", Goal.None);
        yield return new Figure("sie-import/memory-growth", (books.MostResident - before) / 1e6, "MB", Goal.AtMost(50));
        watch.Restart();
        await books.HandInAsync(file, cancellation);
        yield return new Figure("sie-import/again", watch.Elapsed.TotalSeconds, "s", Goal.None);
        await books.ImportAsync(Books.FileOf(rows, 3), cancellation);
        var settled = books.MostResident;
        await books.ImportAsync(Books.FileOf(rows * 3, 4), cancellation);
        yield return new Figure("sie-import/memory-of-three-times", (books.MostResident - settled) / 1e6, "MB", Goal.None);
    }

    /// <summary>From the start of the process to the first page, on a database that runs.</summary>
    private async IAsyncEnumerable<Figure> ColdStartAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var round = 0; round < (_request.Quick ? 2 : 5); round++)
        {
            var watch = Stopwatch.StartNew();
            await using var application = await ApplicationProcess.StartAsync(_database, cancellation);
            times.Add(watch.Elapsed.TotalSeconds);
        }

        yield return new Figure("cold-start", Latencies.Median(times), "s", Goal.AtMost(2));
    }

    /// <summary>What a new process holds after fifty people have gone about all pages.</summary>
    private async IAsyncEnumerable<Figure> MemoryAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var application = await ApplicationProcess.StartAsync(_database, cancellation);
        using var client = new Client(application.Address);
        string[] keys = [.. Pages.Goals.Keys];
        await client.OpenLoopAsync(PerSecond, _request.Duration, random => _pages.Choose(keys[random.Next(keys.Length)], random), 5, cancellation);
        yield return new Figure("memory", application.ResidentBytes / 1e6, "MB", Goal.AtMost(300));
    }

    private async Task EnsureHostedAsync(CancellationToken cancellation)
    {
        if (!_isHosting)
        {
            _isHosting = true;
            await _hosted.StartAsync(cancellation);
        }
    }

    private static async Task<double> TimeAsync(Client client, Visit visit, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await client.GetAsync(visit, cancellation);
        return watch.Elapsed.TotalMilliseconds;
    }
}
