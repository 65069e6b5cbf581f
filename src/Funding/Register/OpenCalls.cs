using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What an application may be begun on: a call that is open, or a form outside calls for those who prepare applications.</summary>
public sealed class OpenCalls(RequestDatabase database, FunderForms forms, CurrentUser user, Texts texts, TimeProvider clock)
{
    private const string FormMark = "form:";

    /// <summary>The code of a call.</summary>
    public static string CodeOf(Guid call) => call.ToString();

    /// <summary>The code of a form outside calls.</summary>
    public static string CodeOf(string formKey) => FormMark + formKey;

    /// <summary>All of them as alternatives, calls before forms.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var calls = (await database.Context.Set<Call>().AsNoTracking().Where(static call => call.ClosedAt == null).ToListAsync(cancellation)).Where(call => call.StateAt(now) == CallState.Open);
        return
        [
            .. calls.OrderBy(static call => call.ClosesOn ?? DateOnly.MaxValue).ThenBy(static call => call.Name.ToString(), StringComparer.CurrentCulture)
                .Select(call => new Choice(CodeOf(call.Id), call.Name.ToString(), CallWords.Line(call, clock.Today(), texts))),
            .. user.May(Permissions.ApplicationsPrepare)
                ? (await forms.OfferedAsync(cancellation)).Select(form => new Choice(CodeOf(form.Key), form.Name.ToString(), texts["applications.choice.outside_calls", form.Version])) : [],
        ];
    }

    /// <summary>What a code stands for; or a problem beside the field, when it is none of those or not open to the owner.</summary>
    public async Task<(FormDefinition? Form, Guid? Call, Problem? Problem)> FindAsync(string? code, OrganisationId? owner, CancellationToken cancellation)
    {
        const string field = nameof(NewApplicationInput.On);
        if (code?.StartsWith(FormMark, StringComparison.Ordinal) == true && user.May(Permissions.ApplicationsPrepare))
        {
            var form = (await forms.OfferedAsync(cancellation)).FirstOrDefault(offered => CodeOf(offered.Key) == code);
            return (form, null, form is null ? new Problem(field, "applications.problem.choose_call") : null);
        }

        if (!Guid.TryParse(code, out var id) || await database.Context.Set<Call>().AsNoTracking().SingleOrDefaultAsync(call => call.Id == id, cancellation) is not { } found)
        {
            return (null, null, new Problem(field, "applications.problem.choose_call"));
        }

        switch (found.StateAt(clock.GetUtcNow()))
        {
            case CallState.Coming:
                return (null, null, new Problem(field, "applications.problem.call_coming", Display.Day(found.OpensOn)));
            case CallState.Closed:
                return (null, null, new Problem(field, "applications.problem.call_closed"));
        }

        if (found.Kind == CallKind.ByInvitation && !await IsInvitedAsync(id, owner, cancellation))
        {
            return (null, null, new Problem(field, "applications.problem.not_invited"));
        }

        return await forms.FindAsync(found.FormKey, found.FormVersion, cancellation) is { } asked
            ? (asked, id, null) : (null, null, new Problem(field, "applications.problem.form_gone"));
    }

    // The one that is to own it, or the one that the viewer works for.
    private async Task<bool> IsInvitedAsync(Guid call, OrganisationId? owner, CancellationToken cancellation)
    {
        var parties = user.Roles.Select(static held => held.OrganisationId).Append(owner).OfType<OrganisationId>().Select(static party => party.Value).Distinct().ToArray();
        return await database.ScalarAsync<bool>(Sql.Of($"select exists (select from call_invitations where call_id = {call} and organisation_id = any ({parties}))"), cancellation);
    }
}
