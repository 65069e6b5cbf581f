using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Referrals to the demo's initiative, made by the forms.</summary>
internal sealed class ReferralWorld(Site site, Guid initiative)
{
    private static readonly string[] Consonants = ["b", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t"];
    private static int _made;

    public Guid Initiative { get; } = initiative;

    public string List => $"/insatser/{Initiative}/anvisningar";

    /// <summary>The form that was sent last.</summary>
    public Guid Last { get; private set; }

    /// <summary>The family name of whom was referred last, which sounds like nobody else's.</summary>
    public string FamilyName { get; private set; } = string.Empty;

    public static async Task<ReferralWorld> OfAsync(Site site) =>
        new(site, await site.FactAsync<Guid>("select initiative_id from participants group by initiative_id order by count(*) desc limit 1"));

    public string PathOf(Guid referral) => $"{List}/{referral}";

    public Task<Guid> AccountAsync(string demoRole) => site.FactAsync<Guid>("select id from accounts where demo_role = $1", demoRole);

    public Task<string?> StateAsync() => site.FactAsync<string>("select r.state from referrals r join referral_events e on e.id = r.last_event_id and e.state = r.state where r.id = $1", Last);

    /// <summary>Registers one by the staff's form.</summary>
    public async Task<Page> ReceiveAsync(Visitor visitor, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        var page = await visitor.GetAsync($"{List}/ny");
        FamilyName = NewName();
        (string, string?)[] usual =
        [
            ("Input.Source", "Municipality"), ("Input.Organisation", (await OrganisationAsync()).ToString()), ("Input.GivenName", "Nya"), ("Input.FamilyName", FamilyName), ("Input.BirthDate", "1990-02-03"),
        ];
        Last = Guid.Parse(page.Document.QuerySelector("[name='Input.Form']")!.GetAttribute("value")!);
        return await page.SubmitAsync("main form", Over(usual, fields));
    }

    /// <summary>Takes a step with the last one, as it stands.</summary>
    public async Task<Page> StepAsync(Visitor visitor, ReferralAction action, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        var version = await site.FactAsync<string>("select xmin::text from referrals where id = $1", Last);
        (string, string?)[] usual =
        [
            await TokenAsync(visitor), ("Input.Version", version), ("Input.MeetsOn", action is ReferralAction.BookMeeting ? "2026-04-22" : null),
            ("Input.MeetsTime", action is ReferralAction.BookMeeting ? "09:00" : null), ("Input.Reason", action is ReferralAction.Decline ? "OwnChoice" : null),
        ];
        return await visitor.PostAsync($"{PathOf(Last)}/steg/{action}", [.. Over(usual, fields).Where(static field => field.Value is not null).Select(static field => (field.Name, field.Value!))]);
    }

    /// <summary>Brings the last one, just received, to a state.</summary>
    public async Task BringToAsync(Visitor visitor, ReferralState state)
    {
        if (state is not ReferralState.Received)
        {
            var action = Enum.GetValues<ReferralAction>().Single(action => ReferralState.Received.After(action) == state);
            (await StepAsync(visitor, action)).Status.ShouldBe(200);
        }
    }

    public static async Task<(string Name, string Value)> TokenAsync(Visitor visitor) =>
        ("__RequestVerificationToken", (await visitor.GetAsync("/")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    /// <summary>A name of letters that no rule of sound joins.</summary>
    private static string NewName()
    {
        var number = Interlocked.Increment(ref _made) + 1000;
        var name = string.Empty;
        for (; number > 0; number /= Consonants.Length)
        {
            name += Consonants[number % Consonants.Length] + "u";
        }

        return char.ToUpperInvariant(name[0]) + name[1..] + "prov";
    }

    /// <summary>A valid number of somebody born that day, with a serial that is kept for tests.</summary>
    public static string NumberOf(string day, int serial)
    {
        var nine = $"{day.Replace("-", string.Empty, StringComparison.Ordinal)[2..]}{serial}";
        return day[..2] + nine + Luhn.CheckDigit(nine);
    }

    private Task<Guid> OrganisationAsync() => site.FactAsync<Guid>("select organisation_id from initiative_partners where initiative_id = $1 order by position limit 1", Initiative);

    private static IReadOnlyList<(string Name, string? Value)> Over(IEnumerable<(string Name, string? Value)> usual, IReadOnlyList<(string Name, string? Value)> fields) =>
        [.. usual.Where(field => fields.All(given => given.Name != field.Name)), .. fields];
}
