using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Freezes what an application says, and asks its parties to sign it.</summary>
public sealed class FreezeApplication(RequestDatabase database, WhoSigns signers, Signatories signatories, Outbox outbox, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Latest day that can be asked for, counted from today.</summary>
    public const int MostDays = 366;

    /// <summary>The signatures that a freezing asks for, by the keys of the form that asks who sign.</summary>
    public static IReadOnlyList<WantedSignature> Wanted(IReadOnlyList<SigningParty> parties) =>
        [.. parties.SelectMany(static (party, index) => Enumerable.Range(1, party.Signatures).Select(number => new WantedSignature($"s{index}_{number}", party, index, number)))];

    /// <summary>Freezes it.</summary>
    public async Task<Result> RunAsync(ApplicationDraft draft, FreezeInput input, CancellationToken cancellation)
    {
        var application = draft.Application;
        if (application.State.After(ApplicationAct.Freeze) is null)
        {
            return Result.Conflict("signing.problem.not_draft");
        }

        var parties = await signers.OfAsync(draft, cancellation);
        var wanted = Wanted(parties);
        var problems = new List<Problem>();
        if (await signers.ChangesNothingAsync(draft, cancellation))
        {
            problems.Add(new Problem(string.Empty, "amendments.difference.none"));
        }

        if (!Completeness.Of(draft.Answers).IsWhole)
        {
            problems.Add(new Problem(string.Empty, "signing.problem.incomplete"));
        }

        if (PlanAdoption.Unsound(application.InitiativeId, PlanReader.Of(draft.Answers)).Count > 0)
        {
            problems.Add(new Problem(string.Empty, "signing.problem.budget"));
        }

        if (wanted.Count == 0)
        {
            problems.Add(new Problem(string.Empty, "signing.problem.no_parties"));
        }

        if (await OpenCall.ProblemAsync(database, application, clock, cancellation) is { } closed)
        {
            problems.Add(closed);
        }

        var today = clock.Today();
        if (input.SignBy is { } by && (by < today || by > today.AddDays(MostDays)))
        {
            problems.Add(new Problem(nameof(input.SignBy), "signing.problem.sign_by", Display.Day(today), Display.Day(today.AddDays(MostDays))));
        }

        var offered = await signatories.OfAsync(wanted.Select(static one => one.Party.Organisation).OfType<OrganisationId>(), cancellation);
        var chosen = wanted.ToDictionary(static one => one, one => Chosen(one, input, offered, problems));
        foreach (var twice in chosen.Where(static pair => pair.Value.Signatory is not null).GroupBy(static pair => (pair.Key.Party, pair.Value.Signatory)).SelectMany(static same => same.Skip(1)))
        {
            problems.Add(new Problem($"{nameof(input.Signatories)}[{twice.Key.Key}]", "signing.problem.same_twice"));
        }

        return problems.Count > 0 ? Result.Of(problems) : await WriteAsync(draft, input, parties, chosen, cancellation);
    }

    private static (AccountId? Signatory, AccountId? Deputy) Chosen(WantedSignature wanted, FreezeInput input, ILookup<OrganisationId, Choice> offered, List<Problem> problems)
    {
        var choices = wanted.Party.Organisation is { } organisation ? offered[organisation].Select(static choice => choice.Value).ToList() : [];
        var signatory = SignatoryChoice.Read(input.Signatories.GetValueOrDefault(wanted.Key), choices, $"{nameof(input.Signatories)}[{wanted.Key}]", problems);
        var deputy = SignatoryChoice.Read(input.Deputies.GetValueOrDefault(wanted.Key), choices, $"{nameof(input.Deputies)}[{wanted.Key}]", problems);
        SignatoryChoice.Check(signatory, deputy, $"{nameof(input.Deputies)}[{wanted.Key}]", problems);
        return (signatory, deputy);
    }

    private async Task<Result> WriteAsync(ApplicationDraft draft, FreezeInput input, IReadOnlyList<SigningParty> parties, Dictionary<WantedSignature, (AccountId? Signatory, AccountId? Deputy)> chosen, CancellationToken cancellation)
    {
        var (application, now, by) = (draft.Application, clock.GetUtcNow(), user.RequiredAccount);
        var content = CanonicalApplication.Write(application.InitiativeId, draft.Answers, parties);
        var version = Guid.CreateVersion7();
        database.Context.Add(application.Do(ApplicationAct.Freeze, by, now));
        await database.Context.SaveChangesAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            update application_versions set voided_at = {now}, voided_by = {by} where initiative_id = {application.InitiativeId} and voided_at is null and agreed_at is null
            """), cancellation); // one that was returned by the board
        await database.ExecuteAsync(Sql.Of($"""
            insert into application_versions (id, initiative_id, number, content, sha256, frozen_at, frozen_by, sign_by)
            select {version}, {application.InitiativeId}, coalesce(max(number), 0) + 1, {content}, {CanonicalApplication.Digest(content)}, {now}, {by}, {input.SignBy}::date
            from application_versions where initiative_id = {application.InitiativeId}
            """), cancellation);
        foreach (var (one, who) in chosen)
        {
            var request = Guid.CreateVersion7();
            await database.ExecuteAsync(Sql.Of($"""
                insert into signature_requests (id, initiative_id, version_id, place, field, party, organisation_id, number, signatory_id, deputy_id, asked_at, asked_by)
                values ({request}, {application.InitiativeId}, {version}, {one.Place}, {one.Party.Field}, {one.Party.Name}, {one.Party.Organisation?.Value}::uuid, {one.Number}, {who.Signatory?.Value}::uuid, {who.Deputy?.Value}::uuid, {now}, {by})
                """), cancellation);
            foreach (var account in new[] { who.Signatory, who.Deputy }.OfType<AccountId>())
            {
                await outbox.TellAsync(SigningMessages.Wanted, account, SigningPaths.Sign(request), cancellation: cancellation);
            }
        }

        await audit.RecordAsync("frozen", "application_versions", version, application.InitiativeId, cancellation: cancellation);
        return Result.Done;
    }
}

/// <summary>A signature that is asked for.</summary>
/// <param name="Key">By which the form that asks who sign knows it.</param>
/// <param name="Party">For whom.</param>
/// <param name="Place">The party's place among those of the content, from 0.</param>
/// <param name="Number">Which of the party's.</param>
public sealed record WantedSignature(string Key, SigningParty Party, int Place, int Number);

/// <summary>Who is asked to sign, and until when.</summary>
public sealed class FreezeInput
{
    /// <summary>The signatory's account, by the signature; empty for on paper.</summary>
    public Dictionary<string, string?> Signatories { get; set; } = [];

    /// <summary>The deputy's.</summary>
    public Dictionary<string, string?> Deputies { get; set; } = [];

    /// <summary>Until when; null for no day.</summary>
    public DateOnly? SignBy { get; set; }
}

/// <summary>Who signs, as chosen in a form.</summary>
internal static class SignatoryChoice
{
    public static AccountId? Read(string? typed, IReadOnlyCollection<string> offered, string field, List<Problem> problems)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return null;
        }

        if (offered.Contains(typed) && Guid.TryParse(typed, out var account))
        {
            return new AccountId(account);
        }

        problems.Add(new Problem(field, "form.rule.choose_offered"));
        return null;
    }

    public static void Check(AccountId? signatory, AccountId? deputy, string field, List<Problem> problems)
    {
        if (deputy is not null && (signatory is null || deputy == signatory))
        {
            problems.Add(new Problem(field, signatory is null ? "signing.problem.deputy_alone" : "signing.problem.deputy_same"));
        }
    }
}
