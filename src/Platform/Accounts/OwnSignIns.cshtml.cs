using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Where the user is signed in, and how to end it there.</summary>
[Authorize(Policy = Permissions.Today), RequiresFreshSignIn]
public sealed class OwnSignInsPage(RequestDatabase database, SignIns signIns, CurrentUser user, AssociationSettings settings, TimeProvider clock) : SamstegPage
{
    /// <summary>Sign-ins that hold, the last used first.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The one of this request.</summary>
    public Guid? Current => user.SignIn;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Rows = await database.QueryAsync<Row>(Sql.Of($"""
            select id, started_at, coalesce(last_seen_at, started_at) as seen_at, method, device from sign_ins
            where account_id = {user.RequiredAccount} and ended_at is null
              and coalesce(last_seen_at, started_at) > {now - settings.Current.SignIns.Idle} and started_at > {now - settings.Current.SignIns.Longest}
              and not exists (select from api_tokens t where t.sign_in_id = sign_ins.id) -- a key to the API is on its own page
            order by seen_at desc, id desc limit 50
            """), cancellation);
    }

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation) =>
        await signIns.EndAsync(id, cancellation) ? Done("/mitt-konto/inloggningar", "signins.ended") : NotFound();

    /// <summary>Ends all but this one.</summary>
    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellation)
    {
        await signIns.EndOthersAsync(user.RequiredAccount, cancellation);
        return Done("/mitt-konto/inloggningar", "signins.ended_others");
    }

    /// <summary>One of them.</summary>
    public sealed record Row(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt, SignInMethod Method, string? Device);
}
