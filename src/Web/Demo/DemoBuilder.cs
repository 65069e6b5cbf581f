using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Fills an empty database with the demo.</summary>
internal static class DemoBuilder
{
    /// <summary>Builds it in one transaction.</summary>
    public static async Task BuildAsync(NpgsqlConnection owner, TimeProvider clock, Cipher cipher, CancellationToken cancellation)
    {
        _ = cipher;
        await using var transaction = await owner.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand("""
            with people(role, name) as (values ('project_lead', 'Paula Projektsson'), ('coach', 'Cia Coachlund'), ('association_director', 'Frida Förbund')),
            owner as (insert into organisations (id, name, type, municipality) values (uuidv7(), 'Region Sörmland', 'region', 'Nyköping') returning id),
            initiative as (insert into initiatives (id, name_sv, name_en, owner_id, state, starts_on, ends_on, intake_ends_on, maximum_grant)
                select uuidv7(), 'Nyttiga Affärer 2.0', 'Useful Business 2.0', id, 'ongoing', $1 - 380, $1 + 350, $1 + 40, 3880000 from owner returning id),
            account as (insert into accounts (id, user_name, normalized_user_name, email, normalized_email, security_stamp, display_name, demo_role)
                select uuidv7(), role || '@example.se', upper(role || '@example.se'), role || '@example.se', upper(role || '@example.se'), role, name, role from people returning id, demo_role)
            insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from)
            select uuidv7(), account.id, demo_role, case when demo_role <> 'association_director' then initiative.id end, owner.id, $1 - 380 from account, initiative, owner
            """, owner, transaction);
        command.Parameters.Add(new() { Value = clock.Today() });
        await command.ExecuteNonQueryAsync(cancellation);
        await using var mark = new NpgsqlCommand("insert into settings values ('demo.built', 'yes')", owner, transaction);
        await mark.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
