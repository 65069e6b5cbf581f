using Npgsql;

namespace Samsteg.Platform;

/// <summary>A role held by somebody: for named initiatives, for an organisation, or for the whole association.</summary>
/// <param name="Role">The role.</param>
/// <param name="InitiativeId">The initiative; null for a role over the association.</param>
/// <param name="OrganisationId">The organisation the holder works for in it.</param>
public sealed record HeldRole(Role Role, InitiativeId? InitiativeId, OrganisationId? OrganisationId);

/// <summary>Who makes the request, and what they reach. Loaded once, before anything else asks.</summary>
public sealed class CurrentUser
{
    private IReadOnlySet<string>? _permitted;

    /// <summary>The account; null when signed out.</summary>
    public AccountId? Account { get; private set; }

    /// <summary>The account; for handlers behind a policy, where somebody is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public AccountId RequiredAccount => Account ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => Account is not null;

    /// <summary>The sign-in that the request belongs to; null when signed out.</summary>
    public Guid? SignIn { get; private set; }

    /// <summary>By what the sign-in was shown to be the user's.</summary>
    public SignInMethod Method { get; private set; }

    /// <summary>When the user last showed who they are.</summary>
    public DateTimeOffset ProvedAt { get; private set; }

    /// <summary>Name to show; empty when signed out.</summary>
    public string DisplayName { get; private set; } = string.Empty;

    /// <summary>Roles held today.</summary>
    public IReadOnlyList<HeldRole> Roles { get; private set; } = [];

    /// <summary>What row security lets through.</summary>
    public AccessScope Scope { get; private set; } = AccessScope.Nothing;

    /// <summary>Two letters for the round mark.</summary>
    public string Initials => string.Concat(DisplayName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(static word => word[0]));

    /// <summary>Key of the label of the role that says most.</summary>
    public string? RoleTextKey => Roles.Count == 0 ? null : Roles[0].Role.TextKey();

    /// <summary>Whether any role permits it anywhere.</summary>
    public bool May(string permission) => Roles.Any(held => RightsOf(held).Permissions.Contains(permission));

    /// <summary>Whether a role permits it in that initiative.</summary>
    public bool May(string permission, InitiativeId initiative) => Roles.Any(held =>
        RightsOf(held) is var rights
        && rights.Permissions.Contains(permission)
        && (rights.Initiatives == Reach.Association || held.InitiativeId == initiative));

    /// <summary>
    /// The scope, narrowed to the initiatives in which a role permits it: who holds several roles reaches more initiatives than each of them
    /// may be asked about. For queries over several initiatives; row security keeps the whole scope.
    /// </summary>
    public AccessScope ScopeWhere(string permission) => Scope with
    {
        AllInitiatives = Roles.Any(held => RightsOf(held) is { Initiatives: Reach.Association } rights && rights.Permissions.Contains(permission)),
        Initiatives = [.. Scope.Initiatives.Where(initiative => May(permission, initiative))],
    };

    /// <summary>
    /// Whether the viewer is entitled to all individuals there; if not, small groups are suppressed. A coach is entitled to the
    /// own cases only, and could tell the others by subtraction.
    /// </summary>
    public bool SeesIndividuals(InitiativeId initiative) => Roles.Any(held =>
        held.InitiativeId == initiative && RightsOf(held).Cases == CaseReach.Initiative);

    /// <summary>The organisation the user works for in that initiative: the keeper of what the user notes there; null when none is known.</summary>
    public OrganisationId? OrganisationIn(InitiativeId initiative) => Scope.Keepers.FirstOrDefault(reach => reach.Initiative == initiative)?.Organisation;

    /// <summary>Loads account, roles and reach of a sign-in: one statement. Nobody is signed in by one that has ended, by itself or by time.</summary>
    public async Task LoadAsync(NpgsqlDataSource database, Guid signIn, SignInLimits limits, TimeProvider clock, CancellationToken cancellation = default)
    {
        var today = clock.Today();
        await using var command = database.CreateCommand("select s.method, s.proved_at, u.* from access.touch_sign_in($1, $3, $4, $5) s cross join lateral access.of_sign_in($1, $2) u")
            .With(signIn, today, clock.GetUtcNow().ToUniversalTime(), limits.Idle, limits.Longest);
        if (await TakeAsync(command, today, cancellation) is { Method: { } method, ProvedAt: { } provedAt })
        {
            (SignIn, Method, ProvedAt) = (signIn, method, provedAt);
        }
    }

    /// <summary>Loads account, roles and reach of a key to the API, no wider than its scopes: one statement. Nobody is let in by one that does not hold.</summary>
    /// <param name="database">Connections as the application's role.</param>
    /// <param name="tokenHashes">The hashes by which the key may be found, the newest first.</param>
    /// <param name="sealedDigest">What the newest hash is of, sealed; kept with it where the key was found by another.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task LoadAsync(NpgsqlDataSource database, byte[][] tokenHashes, byte[] sealedDigest, DateOnly today, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand("select s.*, t.scopes from access.use_token($1, $3, $2) t cross join lateral access.of_sign_in(t.sign_in_id, $2) s").With(tokenHashes, today, sealedDigest);
        await TakeAsync(command, today, cancellation);
    }

    /// <summary>Loads the reach of an account that nobody uses at the moment, by a sign-in of its own.</summary>
    internal async Task LoadReachAsync(NpgsqlDataSource database, Guid signIn, DateOnly today, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select * from access.of_sign_in($1, $2)").With(signIn, today);
        await TakeAsync(command, today, cancellation);
    }

    /// <summary>Loads the reach of the account that asked for a piece of work; nobody's when it has been closed.</summary>
    internal async Task LoadAskerAsync(NpgsqlDataSource database, Guid job, DateOnly today, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select * from access.of_job($1, $2)").With(job, today);
        await TakeAsync(command, today, cancellation);
    }

    /// <summary>
    /// Loads the reach of an account that has shown itself by a secret of its own, in place of whoever was signed in; nobody's when it has been closed.
    /// Only for what has looked the secret up.
    /// </summary>
    public async Task LoadHolderAsync(NpgsqlDataSource database, AccountId account, DateOnly today, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select * from access.of_account($1, $2)").With(account.Value, today);
        await TakeAsync(command, today, cancellation);
    }

    private async Task<AccountRow?> TakeAsync(NpgsqlCommand command, DateOnly today, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var map = RowMapper<AccountRow>.For(reader);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        var row = map(reader);
        Take(row, today);
        return row;
    }

    /// <summary>What a role gives, as far as the key to the API lets it.</summary>
    private RoleRights RightsOf(HeldRole held) =>
        _permitted is null ? PermissionTable.Roles[held.Role] : PermissionTable.Roles[held.Role].NarrowedTo(_permitted);

    private void Take(AccountRow row, DateOnly today)
    {
        var account = new AccountId(row.AccountId);
        Account = account;
        DisplayName = row.DisplayName;
        _permitted = row.Scopes is null ? null : ApiScopes.PermissionsOf(row.Scopes);
        Roles = [.. row.Roles
            .Select((role, index) => new HeldRole(
                Enum.Parse<Role>(SnakeCase.ToPascal(role)),
                row.InitiativeIds[index] is { } initiative ? new InitiativeId(initiative) : null,
                row.OrganisationIds[index] is { } organisation ? new OrganisationId(organisation) : null))
            .OrderBy(static held => held.Role)];
        Scope = ScopeOf(account, row, today);
    }

    private AccessScope ScopeOf(AccountId account, AccountRow row, DateOnly today)
    {
        InitiativeId[] Assigned(Func<RoleRights, bool> wanted) =>
            [.. Roles.Where(held => held.InitiativeId is not null && wanted(RightsOf(held))).Select(static held => held.InitiativeId!.Value).Distinct()];
        OrganisationId[] Organisations(Role role, string permission) =>
            [.. Roles.Where(held => held.Role == role && held.OrganisationId is not null && RightsOf(held).Permissions.Contains(permission)).Select(static held => held.OrganisationId!.Value).Distinct()];
        bool Any(Func<RoleRights, bool> wanted) => Roles.Any(held => wanted(RightsOf(held)));
        InitiativeReach Where(string permission) => new(
            Any(rights => rights.Initiatives == Reach.Association && rights.Permissions.Contains(permission)),
            Assigned(rights => rights.Permissions.Contains(permission)));
        return new AccessScope
        {
            Account = account,
            AllInitiatives = Any(static rights => rights.Initiatives == Reach.Association),
            Initiatives = Assigned(static rights => rights.Initiatives == Reach.Assigned),
            CaseInitiatives = Assigned(static rights => rights.Cases == CaseReach.Initiative),
            Cases = Any(static rights => rights.Cases == CaseReach.Own) ? [.. row.Cases.Select(static id => new ParticipantId(id))] : [],
            Covered = Any(static rights => rights.Cases == CaseReach.Own) ? [.. row.Covered.Select(static id => new ParticipantId(id))] : [],
            Coached = Assigned(static rights => rights.Cases == CaseReach.Own && rights.Permissions.Contains(Permissions.ReferralsRead)),
            Applications = Where(Permissions.ApplicationsRead),
            Applying = Where(Permissions.ApplicationsEdit),
            Money = Where(Permissions.MoneyRead),
            Spending = Where(Permissions.MoneyEdit),
            Reviewed = Where(Permissions.ClaimsReview),
            Obligations = Where(Permissions.ObligationsRead),
            Reporting = Where(Permissions.ObligationsWrite),
            Accepting = Where(Permissions.ObligationsReview),
            Prepared = Where(Permissions.ApplicationsPrepare),
            Meetings = Where(Permissions.MeetingsRead),
            RefersFor = Organisations(Role.Referrer, Permissions.ReferralsMake),
            AllFigures = Any(static rights => rights.Figures == Reach.Association),
            Figures = Assigned(static rights => rights.Figures == Reach.Assigned),
            AdministersAll = Any(static rights => rights.Permissions.Contains(Permissions.RolesEdit) && rights.Initiatives == Reach.Association),
            Administers = Assigned(static rights => rights.Permissions.Contains(Permissions.RolesEdit) && rights.Initiatives == Reach.Assigned),
            Duties = [.. new (string Permission, Duty Duty)[] { (Permissions.AccountsRead, Duty.Accounts), (Permissions.JobsRead, Duty.Jobs), (Permissions.IntegrationsEdit, Duty.Integrations), (Permissions.SettingsEdit, Duty.Settings) }
                .Where(pair => May(pair.Permission)).Select(static pair => pair.Duty)],
            Today = today,
            Keepers = [.. Roles.Where(static held => held is { InitiativeId: not null, OrganisationId: not null })
                .Select(static held => new KeeperReach(held.InitiativeId!.Value, held.OrganisationId!.Value)).Distinct()],
        };
    }

    private sealed record AccountRow(
        Guid AccountId, string DisplayName, string[] Roles, Guid?[] InitiativeIds, Guid?[] OrganisationIds, Guid[] Cases, Guid[] Covered,
        SignInMethod? Method = null, DateTimeOffset? ProvedAt = null, string[]? Scopes = null);
}
