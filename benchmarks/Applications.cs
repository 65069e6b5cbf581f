using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Benchmarks;

/// <summary>An application of forty pages, and ten people who write in it at the same time.</summary>
internal sealed partial class Applications(BenchDatabase database, IReadOnlyList<Person> editors)
{
    /// <summary>Keys of what is measured here, with what 95 of 100 do not exceed, in milliseconds.</summary>
    public static IReadOnlyDictionary<string, double> Goals { get; } = new Dictionary<string, double> { ["application-page"] = 100, ["field-save"] = 30 };

    private const int Rows = 40;
    private const int Saves = 60;
    private static readonly FormDefinition Form = ShippedForms.All.Single(static form => form.Key == "rar-sormland-application");

    private Guid Initiative => editors[0].Initiatives[0];

    /// <summary>Makes it, unless it was made before, and lets all of them write in it.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        var paths = AnswerPath.All(Answers()).ToList();
        var account = editors[0].Account;
        await database.WriteAsync(
        [
            """
            insert into form_versions (id, initiative_id, purpose, key, version, content, content_hash, registered_at, registered_by)
            values ($2, $1, 'application', $4, $5, $6::jsonb, $7, now(), $3) on conflict do nothing
            """,
        ], cancellation, Initiative, Guid.CreateVersion7(), account, Form.Key, Form.Version, Form.ToJson(), Form.ContentHash());
        await database.WriteAsync(
        [
            "insert into applications (initiative_id, form_version_id, state) select $1, id, 'draft' from form_versions where initiative_id = $1 and key = $2 on conflict do nothing",
        ], cancellation, Initiative, Form.Key);
        await database.WriteAsync(
        [
            """
            insert into application_answers (id, initiative_id, field, row_id, column_key, value, saved_at, saved_by)
            select uuidv7(), $1, a.field, a.row_id::uuid, a.column_key, a.value::jsonb, now(), $2
            from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as a (field, row_id, column_key, value)
            where not exists (select from application_answers where initiative_id = $1)
            """,
        ], cancellation, Initiative, account, paths.Select(static path => path.Key.Field).ToArray(), paths.Select(static path => path.Key.Row?.ToString()).ToArray(),
            paths.Select(static path => path.Key.Column).ToArray(), paths.Select(static path => path.Value.Kept().ToJsonString(FormAnswers.Options)).ToArray());
        await database.WriteAsync(
        [
            """
            insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from)
            select uuidv7(), e.id, 'project_lead', $1, i.performer_id, '2020-01-01' from unnest($2::uuid[]) as e (id), initiatives i
            where i.id = $1 and not exists (select from role_assignments r where r.account_id = e.id and r.initiative_id = $1)
            """,
        ], cancellation, Initiative, editors.Select(static editor => editor.Account).ToArray());
    }

    /// <summary>A section, the overview or the whole.</summary>
    public Visit Choose(Random random) => new(editors[random.Next(editors.Count)], $"/insatser/{Initiative}/ansokan" + random.Next(4) switch
    {
        0 => string.Empty,
        1 => "/hela",
        _ => $"/del/{Form.Sections[random.Next(Form.Sections.Count)].Key}",
    });

    /// <summary>Each writes in a field of their own, over and over with a moment between; the time of each save.</summary>
    public async Task<IReadOnlyList<double>> SaveAsync(Uri address, CancellationToken cancellation)
    {
        var fields = Form.Sections.SelectMany(static section => section.Fields.OfType<RichTextField>().Select(field => (Section: section.Key, Field: field.Key))).Take(editors.Count).ToList();
        var times = await Task.WhenAll(editors.Zip(fields).Select((pair, number) => WriteAsync(address, pair.First, pair.Second, number, cancellation)));
        return [.. times.SelectMany(static one => one.Skip(Saves / 6))];
    }

    private async Task<List<double>> WriteAsync(Uri address, Person editor, (string Section, string Field) place, int seed, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = address };
        var path = $"/insatser/{Initiative}/ansokan/del/{place.Section}";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", editor.Cookie);
        using var page = await client.SendAsync(request, cancellation);
        var html = await page.Content.ReadAsStringAsync(cancellation);
        var cookie = string.Join("; ", (page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(static one => one.Split(';')[0]) : []).Prepend(editor.Cookie));
        var (token, was) = (Token().Match(html).Groups[1].Value, new Regex($"name=\"Input\\.Was\\[{place.Field}\\]\" value=\"([^\"]*)\"").Match(html).Groups[1].Value);
        var (random, times) = (new Random(seed), new List<double>());
        for (var save = 0; save < Saves; save++)
        {
            await Task.Delay(random.Next(100, 500), cancellation);
            using var post = new HttpRequestMessage(HttpMethod.Post, path + "?handler=Field");
            post.Headers.Add("Cookie", cookie);
            post.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new($"Input.Was[{place.Field}]", was), new($"Input.Answers[{place.Field}]", $"{Words(random)} {save}")]);
            var watch = Stopwatch.StartNew();
            using var answer = await client.SendAsync(post, cancellation);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (answer.StatusCode != HttpStatusCode.NoContent)
            {
                throw new BenchException($"{path} answered {(int)answer.StatusCode} when a field was saved.");
            }

            was = answer.Headers.GetValues("X-Answer").Single();
        }

        return times;
    }

    private static FormAnswers Answers()
    {
        var random = new Random(7);
        var answers = FormAnswers.None(Form);
        return answers.With(Form.Fields.Select(field => KeyValuePair.Create(field.Key, field switch
        {
            TableField table => new TableAnswer([.. Enumerable.Range(0, Math.Min(Rows, table.MostRows ?? Rows)).Select(_ => new AnswerRow(Guid.CreateVersion7(), table.Columns
                .Select(column => KeyValuePair.Create(column.Key, Any(column, random))).Where(static cell => cell.Value is not null).ToDictionary(static cell => cell.Key, static cell => cell.Value!)))]),
            _ => Any(field, random),
        })));
    }

    private static FormAnswer? Any(FormField field, Random random) => field switch
    {
        RichTextField => new TextAnswer(RichText.Tidy(string.Join("\n\n", Enumerable.Range(0, 4).Select(_ => Words(random))))),
        TextField => new TextAnswer(Words(random)[..40].Trim()),
        NumberField number => new NumberAnswer(Math.Min(number.Most, number.Least + random.Next(20))),
        MoneyField => new NumberAnswer(random.Next(1, 900) * 1000),
        DateField => new DayAnswer(new DateOnly(2027, 1, 1).AddDays(random.Next(700))),
        ChoiceField choice => new ChoiceAnswer(choice.Options[random.Next(choice.Options.Count)].Code),
        LookupField lookup => new LookupAnswer(lookup.OwnWords ? null : "coach", Words(random)[..30].Trim()),
        _ => null,
    };

    private static string Words(Random random) => string.Join(' ', Enumerable.Range(0, 50).Select(_ => Stems[random.Next(Stems.Length)]));

    private static readonly string[] Stems = ["deltagare", "arbetsplatser", "handledare", "stöd", "kommunen", "varje", "vecka", "tillsammans", "möten", "insatsen", "företag", "praktik", "målet", "egen", "plan", "coach", "och", "för", "med", "som"];

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
