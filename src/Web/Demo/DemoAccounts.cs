using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The demo's accounts and their roles. They have no password: demo mode lets them in with one click, nothing else does.</summary>
internal static class DemoAccounts
{
    public static void AddAccounts(DemoWorld world)
    {
        foreach (var person in DemoRoles.All)
        {
            var id = world.NewId();
            world.Accounts.Add(person.Key, id);
            world.Rows.Add("accounts",
                ("id", id), ("user_name", person.Email), ("normalized_user_name", person.Email.ToUpperInvariant()),
                ("email", person.Email), ("normalized_email", person.Email.ToUpperInvariant()), ("email_confirmed", true),
                ("security_stamp", world.NewId().ToString("N")), ("concurrency_stamp", world.NewId().ToString()),
                ("display_name", person.DisplayName), ("demo_role", person.Key), ("work_phone", person.Role is Role.Coach ? "031-390 06 10" : null));
        }
    }

    /// <summary>Gives the roles, when organisations and initiatives are there.</summary>
    public static void AddRoles(DemoWorld world, Guid draft)
    {
        foreach (var person in DemoRoles.All)
        {
            world.Rows.Add("role_assignments",
                ("id", world.NewId()), ("account_id", world.Accounts[person.Key]), ("role", SnakeCase.Of(person.Role.ToString())),
                ("initiative_id", person.Place switch { DemoPlace.Initiative => world.Initiative, DemoPlace.Draft => draft, _ => (Guid?)null }),
                ("organisation_id", person.Organisation is { } organisation ? world.Organisations[organisation] : null),
                ("valid_from", world.DecidedOn),
                ("valid_until", person.EndsInDays is { } days ? world.Dates.Today.AddDays(days) : null));
        }
    }
}
