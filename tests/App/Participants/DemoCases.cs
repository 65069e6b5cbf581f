namespace Samsteg.App;

/// <summary>Cases of the demo, found by what they are rather than by name.</summary>
internal sealed class DemoCases(Site site, Guid initiative)
{
    public const string Coach = "coach";

    public const string Lead = "project_lead";

    public Guid Initiative { get; } = initiative;

    public string ListPath => $"/insatser/{Initiative}/deltagare";

    public static async Task<DemoCases> OfAsync(Site site) =>
        new(site, await site.FactAsync<Guid>("select initiative_id from participants group by initiative_id order by count(*) desc limit 1"));

    public string PathOf(Guid participant) => $"{ListPath}/{participant}";

    public Task<Guid> CoachAccountAsync() => site.FactAsync<Guid>("select id from accounts where demo_role = $1", Coach);

    /// <summary>Somebody enrolled on the coach's own caseload.</summary>
    public Task<Guid> OwnAsync() => site.FactAsync<Guid>("""
        select a.participant_id from case_assignments a join accounts c on c.id = a.account_id
        where c.demo_role = $1 and a.valid_until is null
          and not exists (select from exits x where x.participant_id = a.participant_id and x.superseded_at is null)
        order by a.participant_id limit 1
        """, Coach);

    /// <summary>Somebody on another coach's caseload.</summary>
    public Task<Guid> OthersAsync() => site.FactAsync<Guid>("""
        select p.id from participants p where not exists (
            select from case_assignments a join accounts c on c.id = a.account_id where a.participant_id = p.id and c.demo_role = $1)
        order by p.id limit 1
        """, Coach);

    /// <summary>Enrols somebody new by the form; the answer and the id.</summary>
    public async Task<(Page Answer, Guid Participant)> EnrolAsync(Visitor visitor, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        var page = await NewFormAsync(visitor);
        var form = Guid.Parse(page.Document.QuerySelector("[name='Input.Form']")!.GetAttribute("value")!);
        var given = fields.Select(static field => field.Name).ToHashSet();
        (string, string?)[] usual =
        [
            ("Input.GivenName", "Nya"), ("Input.FamilyName", "Prov" + form.ToString("N")[20..]), ("Input.BirthDate", "1990-02-03"), ("Input.Gender", "Woman"),
            ("Input.TargetGroup", "needs_work_training"), ("Input.Coach", (await CoachAccountAsync()).ToString()),
            .. given.Contains("Input.FamilyName") ? [] : new[] { ("Input.IsAnother", (string?)"true") }, // the made-up names of others sound alike
        ];
        return (await page.SubmitAsync("main form", [.. usual.Where(field => !given.Contains(field.Item1)), .. fields]), form);
    }

    /// <summary>Somebody new with a plan of a goal and a step: the coach, the plan's address, and who.</summary>
    public static async Task<(Visitor Coach, string Plan, Guid Participant)> PlanAsync(Site site)
    {
        var cases = await OfAsync(site);
        var coach = await site.SignInAsync(Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        (await (await coach.GetAsync($"{cases.PathOf(participant)}/kontakt")).SubmitAsync("main form",
            ("Input.Purpose", "IndividualCoaching"), ("Input.NewGoal", "Jag vill jobba"), ("Input.NextStep", "Ring köket"), ("Input.Responsible", "Coach"))).Status.ShouldBe(200);
        return (coach, $"{cases.PathOf(participant)}/plan", participant);
    }

    /// <summary>The form that enrols, without what was begun there before.</summary>
    public async Task<Page> NewFormAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync($"{ListPath}/ny");
        return page.Document.QuerySelector(".draft-found") is null ? page : await page.PressAsync(".draft-found button");
    }
}
