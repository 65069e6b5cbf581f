using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>A lead for three initiatives, coaches in each, and the association's office. None has a password.</summary>
internal sealed class LoadAccounts(LoadWorld world)
{
    private static readonly Role[] OfficeRoles = [Role.AssociationDirector, Role.AssociationOfficer, Role.BoardMember, Role.AssociationAdministrator];

    private static readonly DateOnly OfficeSince = new(2016, 1, 8);

    public void Write(LoadTarget target)
    {
        target.Copy("accounts",
            "id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp, concurrency_stamp, display_name", rows =>
            {
                Each((account, _, _, _, _, name, address) => WriteAccount(rows, account, name, address), onePerAccount: true);
            });
        target.Copy("role_assignments", "id, account_id, role, initiative_id, organisation_id, valid_from", rows =>
        {
            var number = 0;
            Each((account, role, initiative, organisation, from, _, _) => rows.Row()
                .Id(new LoadDice(world.Scale.Seed, LoadTopic.Role, number++).Id(LoadCalendar.At(from, 480))).Id(account)
                .Text(SnakeCase.Of(role.ToString())).Id(initiative).Id(organisation).Day(from), onePerAccount: false);
        });
    }

    private void Each(Action<Guid, Role, Guid?, Guid?, DateOnly, string, string> write, bool onePerAccount)
    {
        foreach (var (place, role) in OfficeRoles.Index())
        {
            write(world.Office(place), role, null, world.Register.Association, OfficeSince, Name(LoadTopic.Office, place), $"kansli{place + 1}@example.se");
        }

        foreach (var initiative in world.Initiatives)
        {
            if (!onePerAccount || initiative.Place % LoadInitiative.InitiativesPerLead == 0)
            {
                write(world.Lead(initiative.Lead), Role.ProjectLead, initiative.Id, initiative.Performer, initiative.DecidedOn, Name(LoadTopic.Lead, initiative.Lead), $"ledare{initiative.Lead + 1}@example.se");
            }

            for (var coach = 0; coach < initiative.CoachCount; coach++)
            {
                write(initiative.Coach(coach), Role.Coach, initiative.Id, initiative.EmployerOf(coach), initiative.DecidedOn,
                    Name(LoadTopic.Coach, initiative.Place, coach), string.Create(CultureInfo.InvariantCulture, $"coach{initiative.Place + 1}.{coach + 1}@example.se"));
            }
        }
    }

    private string Name(LoadTopic topic, int first, int second = 0)
    {
        var dice = new LoadDice(world.Scale.Seed, topic, first, second, 1);
        return LoadWords.FullName(ref dice);
    }

    private static void WriteAccount(LoadTable rows, Guid account, string name, string address) => rows.Row().Id(account)
        .Text(address).Text(address.ToUpperInvariant()).Text(address).Text(address.ToUpperInvariant()).Truth(true).Text(account.ToString("N")).Text(account.ToString()).Text(name);
}
