using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Makes calls, changes them, closes them and opens them again, and invites to them.</summary>
public sealed class SaveCall(RequestDatabase database, FunderForms forms, TimeProvider clock)
{
    /// <summary>Makes a call; one that was made by the same form is done without doing anything.</summary>
    public async Task<Result> AddAsync(CallInput input, CancellationToken cancellation)
    {
        var (form, problems) = await ReadAsync(input, null, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (!await database.Context.Set<Call>().AnyAsync(call => call.Id == input.Id, cancellation))
        {
            database.Context.Add(new Call
            {
                Id = input.Id, Name = Initiatives.PlanText.Of(input.NameSv, input.NameEn), Text = TextOf(input), FormKey = form!.Key, FormVersion = form.Version,
                Kind = input.Kind!.Value, OpensOn = input.OpensOn!.Value, ClosesOn = input.ClosesOn, Maximum = input.Maximum,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Changes a call.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Result?> ChangeAsync(CallInput input, CancellationToken cancellation)
    {
        if (await FindAsync(input.Id, cancellation) is not { } call)
        {
            return null;
        }

        if (call.Version != input.Version)
        {
            return Result.Conflict("calls.problem.changed");
        }

        var (form, problems) = await ReadAsync(input, call, cancellation);
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        (call.Name, call.Text, call.FormKey, call.FormVersion) = (Initiatives.PlanText.Of(input.NameSv, input.NameEn), TextOf(input), form!.Key, form.Version);
        (call.Kind, call.OpensOn, call.ClosesOn, call.Maximum) = (input.Kind!.Value, input.OpensOn!.Value, input.ClosesOn, input.Maximum);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Closes a call now, or opens it again for as long as its days let it.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Result?> CloseAsync(Guid id, bool isClosed, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } call)
        {
            return null;
        }

        call.ClosedAt = isClosed ? call.ClosedAt ?? clock.GetUtcNow() : null;
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Invites an organisation; one that is invited already stays so.</summary>
    /// <returns>Null when there is no such call.</returns>
    public async Task<Result?> InviteAsync(Guid id, OrganisationId? organisation, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { Kind: CallKind.ByInvitation })
        {
            return null;
        }

        if (organisation is not { } invited || !await database.ScalarAsync<bool>(Sql.Of($"select exists (select from organisations where id = {invited})"), cancellation))
        {
            return Result.Refused(nameof(CallPage.InviteInput.Organisation), "calls.problem.organisation");
        }

        if (!await database.Context.Set<CallInvitation>().AnyAsync(known => known.CallId == id && known.OrganisationId == invited, cancellation))
        {
            database.Context.Add(new CallInvitation { CallId = id, OrganisationId = invited });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Takes an invitation back; an application that was begun on it stays.</summary>
    public async Task UninviteAsync(Guid id, OrganisationId organisation, CancellationToken cancellation)
    {
        if (await database.Context.Set<CallInvitation>().SingleOrDefaultAsync(known => known.CallId == id && known.OrganisationId == organisation, cancellation) is { } invitation)
        {
            database.Context.Remove(invitation);
            await database.Context.SaveChangesAsync(cancellation);
        }
    }

    private Task<Call?> FindAsync(Guid id, CancellationToken cancellation) => database.Context.Set<Call>().SingleOrDefaultAsync(call => call.Id == id, cancellation);

    private async Task<(FormDefinition? Form, IReadOnlyList<Problem> Problems)> ReadAsync(CallInput input, Call? before, CancellationToken cancellation)
    {
        var problems = CallRules.Problems(input).ToList();
        var isSame = before is not null && input.Form == CallInput.CodeOf(before.FormKey, before.FormVersion);
        var form = input.Form?.Split(':') is [var key, var number] && int.TryParse(number, out var version) ? await forms.FindAsync(key, version, cancellation) : null;
        if (form is null || (!isSame && !await forms.IsOfferedAsync(form, cancellation)))
        {
            problems.Add(new Problem(nameof(input.Form), "calls.problem.form"));
        }
        else if (before is not null && !isSame && await IsAnsweredAsync(before.Id, cancellation))
        {
            problems.Add(new Problem(nameof(input.Form), "calls.problem.form_used"));
        }

        return (form, problems);
    }

    private Task<bool> IsAnsweredAsync(Guid call, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"select exists (select from access.applications_by_call() where call_id = {call})"), cancellation);

    private static LocalText TextOf(CallInput input) =>
        Initiatives.PlanText.Of(RichText.Tidy(input.TextSv ?? string.Empty), input.TextEn is { } english ? RichText.Tidy(english) : null);
}
