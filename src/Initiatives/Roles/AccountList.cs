using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>How an account stands.</summary>
public enum AccountState
{
    /// <summary>Has a role today.</summary>
    Active,

    /// <summary>Lets its holder in, to nothing: no role holds today.</summary>
    WithoutRole,

    /// <summary>Lets nobody in.</summary>
    Closed,
}

/// <summary>All accounts as a list, with the roles that hold today. Participants' own are not among them: that somebody is one is not told here.</summary>
internal static class AccountList
{
    /// <param name="state">Only those who stand so; null for all.</param>
    /// <param name="role">Only those who have the role today; null for all.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="texts">Names of roles.</param>
    public static ListDefinition<AccountRow> Of(AccountState? state, Role? role, DateOnly today, Texts texts)
    {
        var conditions = new List<Sql> { Sql.Raw("true") };
        if (state is { } asked)
        {
            conditions.Add(Sql.Of($"state = {asked}"));
        }

        if (role is { } held)
        {
            conditions.Add(Sql.Of($"{held} = any (roles)"));
        }

        return new ListDefinition<AccountRow>("accounts.title", Sql.Of($"""
                select * from (
                    select a.id, a.display_name as name, a.email, r.roles, r.places,
                           case when a.closed_at is not null then 'closed' when r.roles = array[]::text[] then 'without_role' else 'active' end as state
                    from accounts a
                    cross join lateral (
                        select coalesce(array_agg(x.role order by x.id), array[]::text[]) as roles, coalesce(array_agg({LocalText.Column("i.name")} order by x.id), array[]::text[]) as places
                        from role_assignments x left join initiatives i on i.id = x.initiative_id
                        where x.account_id = a.id and x.valid_from <= {today} and coalesce(x.valid_until, 'infinity') >= {today}) r
                    where not exists (select from role_assignments p where p.account_id = a.id and p.role = 'participant')) l
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<AccountRow>("accounts.field.name", ListCellKind.Text, static row => row.Name, "name collate \"sv-x-icu\"",
                static row => row.Name, MayBeNull: false, Link: static row => $"/konton/{row.Id}"))
            .Text("accounts.field.email", static row => row.Email, "email")
            .Text("accounts.field.roles", row => string.Join(", ", row.Roles.Zip(row.Places, (name, place) => texts[$"role.{name}"] + (place is null ? null : $" ({place})"))))
            .Status("accounts.field.state", static row => row.State.TextKey(),
                static row => row.State switch { AccountState.Active => Tone.Ok, AccountState.Closed => Tone.Neutral, _ => Tone.Info }, "state", static row => SnakeCase.Of(row.State.ToString()))
            .SearchedBy("name", "email")
            .SortedBy("name");
    }
}

/// <summary>A row of the list.</summary>
internal sealed record AccountRow(Guid Id, string Name, string? Email, string[] Roles, string?[] Places, AccountState State);
