using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Every endpoint of the API: whom it answers what, that it says what the page says, and what it bears.</summary>
public sealed class ApiWalkTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    private const int TriesEach = 12; // of each endpoint, with input made by chance from a seed

    /// <summary>Lists of the API and the pages that show the same one.</summary>
    private static readonly IReadOnlyDictionary<string, string> Pages = new Dictionary<string, string>
    {
        ["/api/v1/initiatives"] = "/insatser",
        ["/api/v1/organisations"] = "/organisationer",
        ["/api/v1/participants"] = "/deltagare",
        ["/api/v1/initiatives/{initiative:guid}/participants"] = "/insatser/{0}/deltagare",
        ["/api/v1/initiatives/{initiative:guid}/referrals"] = "/insatser/{0}/anvisningar",
        ["/api/v1/sessions"] = "/aktiviteter",
        ["/api/v1/initiatives/{initiative:guid}/sessions"] = "/insatser/{0}/aktiviteter",
        ["/api/v1/placements"] = "/platser",
        ["/api/v1/initiatives/{initiative:guid}/placements"] = "/insatser/{0}/platser",
        ["/api/v1/agreements"] = "/upphandling",
        ["/api/v1/initiatives/{initiative:guid}/agreements"] = "/insatser/{0}/upphandling",
    };

    /// <summary>What may be written without saying anything, so that it is the version that is missing.</summary>
    private static readonly string[] MayBeEmpty = ["organisations.api.change_profile"];

    private static readonly string[] Filters =
        ["", "?q=an", "?dir=desc", "?sort=name", "?sort=name&dir=desc", "?sort=title&dir=asc", "?sort=state", "?status=enrolled", "?silent=true", "?period=all", "?shown=ongoing", "?state=signed", "?type=company"];

    [Fact]
    public async Task Every_endpoint_answers_every_role_as_the_table_has_it()
    {
        var differences = new List<string>();
        foreach (var role in Entitlement.Roles)
        {
            var client = await world.WithRoleAsync(role);
            foreach (var endpoint in world.Endpoints)
            {
                var expected = Entitlement.InScope(role, endpoint.Operation.Permission, endpoint.Parameters);
                await CompareAsync(differences, client, role, endpoint, world.At(endpoint), Written(endpoint, expected, isReached: true));
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences.Take(60)));
    }

    [Fact]
    public async Task Another_initiative_and_what_is_unknown_do_not_exist()
    {
        var foreign = await world.Site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
            select uuidv7(), 'En annan insats', owner_id, state, starts_on, ends_on from initiatives where id = $1 returning id
            """, world.Ids["initiative"]);
        var differences = new List<string>();
        foreach (var role in Entitlement.Roles)
        {
            var client = await world.WithRoleAsync(role);
            foreach (var endpoint in world.Endpoints.Where(static endpoint => endpoint.Parameters.Contains("initiative")))
            {
                var permission = endpoint.Operation.Permission;
                var isLetIn = Entitlement.OutOfScope(role, permission, namesARow: false) == 200; // to any initiative: a body is read before it is looked for
                var (there, nowhere) = (Entitlement.OutOfScope(role, permission, endpoint.Parameters.Count > 1), Entitlement.OutOfScope(role, permission, namesARow: true));
                await CompareAsync(differences, client, role, endpoint, world.At(endpoint, With("initiative", foreign)), Written(endpoint, there, isLetIn));
                await CompareAsync(differences, client, role, endpoint, world.At(endpoint, With("initiative", Guid.CreateVersion7())), Written(endpoint, nowhere, isLetIn));
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences.Take(60)));
    }

    [Fact]
    public async Task Unknown_rows_do_not_exist()
    {
        var differences = new List<string>();
        foreach (var endpoint in world.Endpoints.Where(static endpoint => endpoint.Method == HttpMethod.Get))
        {
            foreach (var name in endpoint.Parameters)
            {
                await CompareAsync(differences, world.Lead, Role.ProjectLead, endpoint, world.At(endpoint, With(name, Guid.CreateVersion7())), 404);
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    [Fact]
    public async Task Nobody_is_answered_without_a_key()
    {
        var differences = new List<string>();
        foreach (var endpoint in world.Endpoints)
        {
            await CompareAsync(differences, new ApiClient(world.Site.Visit(), null), Role.Participant, endpoint, world.At(endpoint), 401);
        }

        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    [Fact]
    public async Task A_key_is_let_to_what_its_scope_names_and_nothing_else()
    {
        var differences = new List<string>();
        foreach (var scope in ApiScopes.All)
        {
            var client = await ApiClient.OfAsync(world.Site, "project_lead", scope);
            foreach (var endpoint in world.Endpoints.Where(endpoint => !ApiScopes.PermissionsOf(scope).Contains(endpoint.Operation.Permission)))
            {
                await CompareAsync(differences, client, Role.ProjectLead, endpoint, world.At(endpoint), 403);
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences.Take(60)));
    }

    [Fact]
    public async Task Every_list_is_the_page_and_its_export()
    {
        var visitor = await world.Site.SignInAsync("project_lead");
        var lists = world.Endpoints.Where(static endpoint => Pages.ContainsKey(endpoint.Pattern) && endpoint.Method == HttpMethod.Get).ToList();
        lists.Count.ShouldBe(Pages.Count);
        var compared = 0;
        foreach (var endpoint in lists)
        {
            var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, Pages[endpoint.Pattern], world.Ids["initiative"]);
            foreach (var filter in Filters)
            {
                if ((await world.Lead.GetAsync(world.At(endpoint) + filter)).Status == 400)
                {
                    continue; // not a filter or a column of this list
                }

                var items = (await world.Lead.AllAsync(world.At(endpoint) + filter)).Select(static item => item.GetProperty("id").GetString()!).ToList();
                var page = await visitor.GetAsync(address + filter);
                var csv = await visitor.GetAsync(address + (filter.Length == 0 ? "?" : filter + "&") + "export=csv");
                items.ShouldBe(await IdsOnScreenAsync(page), $"{endpoint} {filter}");
                CsvRowsOf(csv.Source).ShouldBe(items.Count, $"{endpoint} {filter}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task Targets_are_those_of_the_plan_page_after_page()
    {
        var path = $"initiatives/{world.Ids["initiative"]}/targets";
        var shown = (await world.Lead.AllAsync(path)).Select(static item => item.GetProperty("id").GetString()!).ToList();
        var plan = await (await world.Site.SignInAsync("project_lead")).GetAsync($"/insatser/{world.Ids["initiative"]}/plan");

        shown.ShouldBe(plan.Document.QuerySelectorAll("a[href*='/mal/']").Select(static link => link.GetAttribute("href")!.Split('/')[^1])
            .Where(static last => Guid.TryParse(last, out _)).Distinct(), ignoreOrder: true);
        (await world.Lead.AllAsync(path + "?sort=code&dir=desc")).Select(static item => item.GetProperty("code").GetString()).ShouldBeInOrder(SortDirection.Descending);
        (await world.Lead.AllAsync(path + "?level=result")).Count.ShouldBeInRange(1, shown.Count);
        (await world.Lead.GetAsync(path + "?level=none")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task No_list_costs_more_than_its_page()
    {
        var visitor = await world.Site.SignInAsync("project_lead");
        foreach (var endpoint in world.Endpoints.Where(static endpoint => Pages.ContainsKey(endpoint.Pattern) && endpoint.Method == HttpMethod.Get))
        {
            var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, Pages[endpoint.Pattern], world.Ids["initiative"]);
            var (reply, page) = (await world.Lead.GetAsync(world.At(endpoint)), await visitor.GetAsync(address));

            reply.Page.Queries.Count.ShouldBeLessThanOrEqualTo(page.Queries.Count, $"{endpoint}:\n{string.Join('\n', reply.Page.Queries)}");
        }
    }

    [Fact]
    public async Task Every_endpoint_is_described_and_its_example_works()
    {
        await using var own = new Disposed<ApiWorld>(new ApiWorld());
        await own.Value.InitializeAsync();
        var reply = await own.Value.Site.Visit().GetAsync("/openapi/v1.json");
        reply.Status.ShouldBe(200);
        var paths = JsonDocument.Parse(reply.Bytes).RootElement.GetProperty("paths");
        var findings = new List<string>();
        var places = await own.Value.PlacesOfExamplesAsync();
        foreach (var endpoint in own.Value.Endpoints)
        {
            if (!paths.TryGetProperty(endpoint.Pattern.Replace(":guid", string.Empty, StringComparison.Ordinal), out var path)
                || !path.TryGetProperty(endpoint.Method.Method.ToLowerInvariant(), out var described))
            {
                findings.Add($"{endpoint} is not described");
                continue;
            }

            findings.AddRange(MissingIn(described, endpoint).Select(missing => $"{endpoint} has no {missing}"));
            if (endpoint.Operation.Example is not null)
            {
                var place = places.GetValueOrDefault(endpoint.Operation.TextKey) ?? new Dictionary<string, Guid>();
                var path1 = own.Value.At(endpoint, own.Value.Ids.Concat(place).GroupBy(static part => part.Key).ToDictionary(static part => part.Key, static part => part.Last().Value));
                var body = own.Value.ExampleOf(endpoint, place);
                var tag = endpoint.Method == HttpMethod.Put && described.ToString().Contains("If-Match", StringComparison.Ordinal) ? (await own.Value.Lead.GetAsync(path1)).Tag : null;
                (string, string)[] headers = endpoint.Method == HttpMethod.Post ? [("Idempotency-Key", "prov")] : tag is null ? [] : [("If-Match", tag)];
                var answer = await own.Value.Lead.SendAsync(endpoint.Method, path1, body, headers);
                if (answer.Status is not (200 or 201))
                {
                    findings.Add($"{endpoint} answers {answer.Status} to its example: {answer.Text} {body}");
                }
                else if (endpoint.Method == HttpMethod.Post)
                {
                    findings.AddRange((await DoneAgainAsync(own.Value, path1, body, headers, answer)).Select(finding => $"{endpoint} {finding}"));
                }
                else if (tag is not null && (await own.Value.Lead.SendAsync(endpoint.Method, path1, body, ("If-Match", tag))).Status is not (412 or 404) and var second) // what was corrected stands no longer
                {
                    findings.Add($"{endpoint} answers {second} to a version that is read no longer");
                }
            }
        }

        findings.ShouldBeEmpty(string.Join('\n', findings));
    }

    [Fact]
    public async Task A_protected_identity_is_told_nowhere()
    {
        const string GivenName = "Hemligbritt", FamilyName = "Skyddadsson";
        var enrol = world.Endpoints.Single(static endpoint => endpoint.Operation.TextKey == "participants.api.enrol");
        var body = JsonNode.Parse(world.ExampleOf(enrol))!;
        (body["givenName"], body["familyName"], body["isProtected"]) = (GivenName, FamilyName, true);
        var added = await world.Lead.PostAsync(world.At(enrol), body.ToJsonString());
        added.Status.ShouldBe(201, added.Text);

        foreach (var endpoint in world.Endpoints.Where(static endpoint => endpoint.Method == HttpMethod.Get))
        {
            var path = world.At(endpoint, With("participant", Guid.Parse(added["id"]!)));
            foreach (var address in endpoint.Parameters.Contains("participant") || endpoint.Parameters.Count > 1 ? [path] : new[] { path, path + "?q=" + GivenName })
            {
                var reply = await world.Lead.GetAsync(address);
                (reply.Text.Contains(FamilyName, StringComparison.OrdinalIgnoreCase) || reply.Text.Contains("Hemligbritt\"", StringComparison.OrdinalIgnoreCase)).ShouldBeFalse(address);
            }
        }
    }

    [Fact]
    public async Task What_is_read_of_people_is_logged()
    {
        var before = await world.Site.FactAsync<long>("select count(*) from audit_entries where action in ('read', 'exported')");
        await world.Lead.GetAsync($"initiatives/{world.Ids["initiative"]}/participants");
        await world.Lead.GetAsync($"initiatives/{world.Ids["initiative"]}/participants/{world.Ids["participant"]}");
        await world.Lead.GetAsync($"initiatives/{world.Ids["initiative"]}/participants/{world.Ids["participant"]}/contacts");
        await world.Lead.GetAsync($"initiatives/{world.Ids["initiative"]}/placements/{world.Ids["placement"]}");
        await world.Lead.GetAsync(world.At(world.Endpoints.Single(static endpoint => endpoint.Operation.TextKey == "activities.api.roster")));

        (await world.Site.FactAsync<long>("select count(*) from audit_entries where action in ('read', 'exported')")).ShouldBeGreaterThanOrEqualTo(before + 5);
    }

    [Fact]
    public async Task Small_groups_are_hidden_as_on_the_pages()
    {
        var lead = await world.Lead.GetAsync($"initiatives/{world.Ids["initiative"]}/targets");
        var director = await (await world.WithRoleAsync(Role.AssociationDirector)).GetAsync($"initiatives/{world.Ids["initiative"]}/targets");
        var visitor = await world.Site.SignInAsync(Role.AssociationDirector);
        foreach (var (seen, shown) in lead.Json.GetProperty("items").EnumerateArray().Zip(director.Json.GetProperty("items").EnumerateArray()))
        {
            var page = await visitor.GetAsync($"/insatser/{world.Ids["initiative"]}/mal/{shown.GetProperty("id").GetString()}");
            var isHidden = shown.GetProperty("isHidden").GetBoolean();
            if (isHidden)
            {
                shown.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
                page.TextOf(".big-figure strong").ShouldBe(shown.GetProperty("unit").GetString() == "percent" ? "för få för att visas" : "< 5");
            }

            seen.GetProperty("isHidden").GetBoolean().ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_share_of_few_is_hidden_from_who_sees_no_individuals()
    {
        await using var own = new Disposed<ApiWorld>(new ApiWorld());
        await own.Value.InitializeAsync();
        var path = $"initiatives/{own.Value.Ids["initiative"]}/targets/{await own.Value.Site.FactAsync<Guid>("select id from targets where code = 'R05'")}";
        await own.Value.Site.OwnerAsync(Results.ExplanationTests.TwelveHaveStarted);

        var board = (await (await own.Value.WithRoleAsync(Role.BoardMember)).GetAsync(path)).Json.GetProperty("target");
        var lead = (await own.Value.Lead.GetAsync(path)).Json.GetProperty("target");

        board.GetProperty("isHidden").GetBoolean().ShouldBeTrue();
        board.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        board.GetProperty("whole").ValueKind.ShouldBe(JsonValueKind.Null);
        lead.GetProperty("value").GetDecimal().ShouldBe(50);
        lead.GetProperty("whole").GetInt64().ShouldBe(12);
    }

    [Fact]
    public async Task No_input_makes_it_fail()
    {
        await using var own = new Disposed<ApiWorld>(new ApiWorld());
        await own.Value.InitializeAsync();
        var chance = new Random(20260415);
        var findings = new List<string>();
        foreach (var endpoint in Enumerable.Repeat(own.Value.Endpoints, TriesEach).SelectMany(static endpoints => endpoints))
        {
            var path = own.Value.At(endpoint) + (chance.Next(3) == 0 ? Query(chance) : string.Empty);
            var body = endpoint.Operation.Example is null ? null : Mutated(chance, own.Value.ExampleOf(endpoint));
            var reply = await own.Value.Lead.SendAsync(endpoint.Method, path, body, chance.Next(2) == 0 ? [] : [("If-Match", $"\"{chance.Next()}\""), ("Idempotency-Key", Junk(chance).ToJsonString())]);
            if (reply.Status >= 500)
            {
                findings.Add($"{endpoint} answers {reply.Status} to {path[Math.Min(path.Length, 60)..]} {body}");
            }
        }

        findings.ShouldBeEmpty(string.Join('\n', findings.Take(20)));
    }

    [Fact]
    public async Task Nothing_is_taken_that_is_not_declared()
    {
        string[] foreign = ["id", "version", "form", "formId", "initiativeId", "registeredBy", "isAdmin"];
        var findings = new List<string>();
        foreach (var endpoint in world.Endpoints.Where(static endpoint => endpoint.Operation.Example is not null))
        {
            var body = JsonNode.Parse(world.ExampleOf(endpoint))!;
            var expected = new List<string>();
            foreach (var (pointer, part) in ObjectsIn(string.Empty, body).ToList())
            {
                foreach (var name in foreign)
                {
                    part[name] = 1;
                    expected.Add($"{pointer}/{name}");
                }
            }

            var reply = await world.Lead.SendAsync(endpoint.Method, world.At(endpoint), body.ToJsonString(), ("If-Match", "\"1\""));
            if (reply.Status != 422 || expected.Except(reply.Pointers).Any())
            {
                findings.Add($"{endpoint} answers {reply.Status}: {reply.Text}");
            }
        }

        findings.ShouldBeEmpty(string.Join('\n', findings));
    }

    private static IEnumerable<(string Pointer, JsonObject Object)> ObjectsIn(string pointer, JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(part => ObjectsIn($"{pointer}/{part.Key}", part.Value)).Prepend((pointer, one)),
        JsonArray several => several.SelectMany((part, index) => ObjectsIn($"{pointer}/{index}", part)),
        _ => [],
    };

    /// <summary>What is wrong with a request's being sent again with its key, and with something else than then.</summary>
    private static async Task<IReadOnlyList<string>> DoneAgainAsync(ApiWorld own, string path, string body, (string, string)[] headers, Reply first)
    {
        const string Written = "select count(*) from audit_entries where action not in ('read', 'exported')";
        var before = await own.Site.FactAsync<long>(Written);
        var again = await own.Lead.PostAsync(path, body, headers);
        var findings = new List<string>();
        if ((again.Status, again.Page.Header("Location")) != (first.Status, first.Page.Header("Location")) || !JsonElement.DeepEquals(again.Json, first.Json))
        {
            findings.Add($"answers {again.Status} to the same once more: {again.Text} and not {first.Text}");
        }

        var other = await own.Lead.PostAsync(path, body + " ", headers);
        if (other.Status != 422 || other.Json.GetProperty("errors").GetArrayLength() != 1)
        {
            findings.Add($"answers {other.Status} to something else with the same key: {other.Text}");
        }

        if (await own.Site.FactAsync<long>(Written) != before)
        {
            findings.Add("has written something when it was sent again");
        }

        return findings;
    }

    private static IEnumerable<string> MissingIn(JsonElement described, ApiEndpoint endpoint)
    {
        if (!described.TryGetProperty("summary", out var summary) || summary.GetString()!.StartsWith('['))
        {
            yield return "summary";
        }

        if (!described.TryGetProperty("security", out _) || !described.TryGetProperty("tags", out _))
        {
            yield return "security or tag";
        }

        if (endpoint.Method == HttpMethod.Post && !described.ToString().Contains("Idempotency-Key", StringComparison.Ordinal))
        {
            yield return "Idempotency-Key";
        }

        var responses = described.GetProperty("responses");
        foreach (var status in endpoint.Operation.Example is null ? ["200", "401", "403", "404", "429"] : new[] { endpoint.Method == HttpMethod.Post ? "201" : "200", "401", "403", "404", "413", "415", "422", "429" })
        {
            if (!responses.TryGetProperty(status, out var response) || !response.GetProperty("content").EnumerateObject().First().Value.TryGetProperty("schema", out _))
            {
                yield return $"answer {status}";
            }
        }

        if (endpoint.Operation.Example is not null && !described.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _))
        {
            yield return "example";
        }
    }

    /// <summary>A body without anything is refused by who permits it and reaches the initiative.</summary>
    private static int Written(ApiEndpoint endpoint, int expected, bool isReached) =>
        endpoint.Method == HttpMethod.Get || expected == 403 || (!isReached && expected == 404) ? expected
        : MayBeEmpty.Contains(endpoint.Operation.TextKey) ? 428 : 422;

    private Dictionary<string, Guid> With(string name, Guid id) => new(world.Ids) { [name] = id };

    private static async Task CompareAsync(List<string> differences, ApiClient client, Role role, ApiEndpoint endpoint, string path, int expected)
    {
        var reply = await client.SendAsync(endpoint.Method, path, endpoint.Method == HttpMethod.Get ? null : "{}");
        if (reply.Status != expected)
        {
            differences.Add($"{role} gets {reply.Status} and not {expected} at {endpoint}");
        }
    }

    private static async Task<List<string>> IdsOnScreenAsync(Page page)
    {
        var ids = new List<string>();
        while (true)
        {
            ids.AddRange(page.Document.QuerySelectorAll("#list tbody tr").Select(static row =>
                row.QuerySelectorAll("a[href]").Select(static link => link.GetAttribute("href")!.Split('/')[^1]).First(static last => Guid.TryParse(last, out _))));
            if (page.Document.QuerySelector("a[rel='next']") is not { } next)
            {
                return ids;
            }

            page = await page.Visitor.GetAsync(next.GetAttribute("href")!);
        }
    }

    private static int CsvRowsOf(string csv) => ListExportTests.ReadCsv(csv.TrimStart('\uFEFF')).Count - 1;

    private static string Query(Random chance) => "?" + string.Join('&', Enumerable.Range(0, chance.Next(1, 4)).Select(_ =>
        new[] { "q", "sort", "dir", "after", "before", "status", "coach", "state", "type", "period", "series", "x" }[chance.Next(12)] + "=" + Uri.EscapeDataString(Junk(chance).ToString())));

    /// <summary>The example with a property or two exchanged for something else, left out, or added.</summary>
    private static string Mutated(Random chance, string example)
    {
        var body = JsonNode.Parse(example)!.AsObject();
        for (var change = chance.Next(1, 4); change > 0; change--)
        {
            var name = body.Count == 0 || chance.Next(12) == 0 ? "extra" + chance.Next() : body.ElementAt(chance.Next(body.Count)).Key;
            if (chance.Next(8) == 0)
            {
                body.Remove(name);
            }
            else if (body[name] is JsonArray { Count: > 0 } items && items[0] is JsonObject inner && chance.Next(2) == 0)
            {
                inner[inner.ElementAt(chance.Next(inner.Count)).Key] = Junk(chance);
            }
            else
            {
                body[name] = Junk(chance);
            }
        }

        var text = body.ToJsonString();
        return chance.Next(15) == 0 ? text[..chance.Next(text.Length)] : text;
    }

    private static JsonNode Junk(Random chance) => chance.Next(16) switch
    {
        0 => JsonValue.Create(string.Empty),
        1 => JsonValue.Create(new string('å', 20_000)),
        2 => JsonValue.Create("\0"),
        3 => JsonValue.Create(-1),
        4 => JsonValue.Create(1e300),
        5 => JsonValue.Create(99999999999999999999m),
        6 => JsonValue.Create(0.0000001m),
        7 => JsonValue.Create("0001-01-01"),
        8 => JsonValue.Create("9999-12-31"),
        9 => JsonValue.Create(Guid.Empty.ToString()),
        10 => JsonValue.Create(true),
        11 => new JsonArray(1, "a", null),
        12 => new JsonObject { ["a"] = new JsonArray() },
        13 => JsonValue.Create("<script>alert('hej')</script> %_\\ ' or 1=1 --"),
        14 => JsonValue.Create(int.MaxValue),
        _ => JsonValue.Create("25:61:00"),
    };

    private sealed class Disposed<T>(T value) : IAsyncDisposable
        where T : IAsyncDisposable
    {
        public T Value => value;

        public ValueTask DisposeAsync() => value.DisposeAsync();
    }
}
