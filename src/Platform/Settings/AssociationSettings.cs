using System.Globalization;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>What an association decides about its installation. Until it has, what the installation was told from outside holds.</summary>
/// <param name="Name">Name of the association, shown in the top bar and in mails.</param>
/// <param name="SignIns">When sign-ins end by themselves.</param>
/// <param name="SecondFactorRoles">Roles that ask for more than a password.</param>
/// <param name="UploadMegabytesADay">How much one user may hand in a day, in megabytes.</param>
/// <param name="AskMonths">How many months go by before an organisation is asked anew whether what it offers still holds; 0: it is not asked.</param>
public sealed record SettingValues(
    string Name, SignInLimits SignIns, IReadOnlySet<Role> SecondFactorRoles, int UploadMegabytesADay = SettingValues.DefaultUploadMegabytesADay, int AskMonths = SettingValues.DefaultAskMonths)
{
    /// <summary>How many months that is until the association says something else: once a term.</summary>
    public const int DefaultAskMonths = 6;

    /// <summary>How much that is until the association says something else: a day's work of scanned papers.</summary>
    public const int DefaultUploadMegabytesADay = 500;

    /// <summary>Whether who holds the role, and has signed in so, must first set up more than that. The demo's one click is let through unless the association asks.</summary>
    public bool AsksForMore(Role role, SignInMethod method) => method switch
    {
        SignInMethod.Password => SecondFactorRoles.Contains(role) || PermissionTable.AlwaysAsksForMore(role),
        SignInMethod.Demo => SecondFactorRoles.Contains(role),
        _ => false,
    };
}

/// <summary>
/// The settings as they hold now. They are read once every few seconds and node, not at every request; the node that
/// changes them knows at once, the others within <see cref="Kept"/>.
/// </summary>
public sealed class AssociationSettings(NpgsqlDataSource database, Deployment deployment, TimeProvider clock)
{
    internal const string Prefix = "association.";
    internal const string NameKey = Prefix + "name";
    internal const string IdleMinutesKey = Prefix + "sign_in_idle_minutes";
    internal const string LongestHoursKey = Prefix + "sign_in_longest_hours";
    internal const string SecondFactorRolesKey = Prefix + "second_factor_roles";
    internal const string UploadMegabytesKey = Prefix + "upload_megabytes_a_day";

    internal const string AskMonthsKey = Prefix + "ask_months";

    private volatile Known _known = new(new(deployment.AssociationName, deployment.SignIns, deployment.SecondFactorRoles), DateTimeOffset.MinValue);

    /// <summary>How long what was read is believed.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromSeconds(10);

    /// <summary>What holds now.</summary>
    public SettingValues Current => _known.Values;

    /// <summary>Reads them anew when what was read is old.</summary>
    internal async ValueTask RefreshAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now - _known.ReadAt < Kept && now >= _known.ReadAt)
        {
            return;
        }

        var stored = new Dictionary<string, string>();
        await using var command = database.CreateCommand($"select key, value from settings where key like '{Prefix}%'");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            stored.Add(reader.GetString(0), reader.GetString(1));
        }

        _known = new(ValuesOf(stored), now);
    }

    /// <summary>Believes nothing that was read before.</summary>
    internal void Forget() => _known = _known with { ReadAt = DateTimeOffset.MinValue };

    internal static IReadOnlyDictionary<string, string> TextsOf(SettingValues values) => new Dictionary<string, string>
    {
        [NameKey] = values.Name,
        [IdleMinutesKey] = ((int)values.SignIns.Idle.TotalMinutes).ToString(CultureInfo.InvariantCulture),
        [LongestHoursKey] = ((int)values.SignIns.Longest.TotalHours).ToString(CultureInfo.InvariantCulture),
        [SecondFactorRolesKey] = string.Join(',', values.SecondFactorRoles.Order().Select(static role => SnakeCase.Of(role.ToString()))),
        [UploadMegabytesKey] = values.UploadMegabytesADay.ToString(CultureInfo.InvariantCulture),
        [AskMonthsKey] = values.AskMonths.ToString(CultureInfo.InvariantCulture),
    };

    private SettingValues ValuesOf(Dictionary<string, string> stored) => new(
        stored.GetValueOrDefault(NameKey, deployment.AssociationName),
        deployment.SignIns with
        {
            Idle = stored.TryGetValue(IdleMinutesKey, out var minutes) ? TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)) : deployment.SignIns.Idle,
            Longest = stored.TryGetValue(LongestHoursKey, out var hours) ? TimeSpan.FromHours(int.Parse(hours, CultureInfo.InvariantCulture)) : deployment.SignIns.Longest,
        },
        stored.TryGetValue(SecondFactorRolesKey, out var roles)
            ? roles.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static role => Enum.Parse<Role>(SnakeCase.ToPascal(role))).ToHashSet()
            : deployment.SecondFactorRoles,
        stored.TryGetValue(UploadMegabytesKey, out var megabytes) ? int.Parse(megabytes, CultureInfo.InvariantCulture) : SettingValues.DefaultUploadMegabytesADay,
        stored.TryGetValue(AskMonthsKey, out var months) ? int.Parse(months, CultureInfo.InvariantCulture) : SettingValues.DefaultAskMonths);

    private sealed record Known(SettingValues Values, DateTimeOffset ReadAt);
}
