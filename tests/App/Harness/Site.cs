using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>The real application on a port of its own, over a database of its own, at a time that stands still.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _people;

    /// <summary>Conflicts that become a 409 are told by the database layer as failures; what is not handled is still told.</summary>
    static Site() => Environment.SetEnvironmentVariable("Logging__LogLevel__Microsoft.EntityFrameworkCore", "None");

    private Site(TestDatabase database, TestClock clock, WebApplication application, Deployment deployment) =>
        (Database, Clock, _application, Deployment) = (database, clock, application, deployment);

    /// <summary>What it is told from outside.</summary>
    public Deployment Deployment { get; }

    /// <summary>Its database, as the owner sees it.</summary>
    public TestDatabase Database { get; }

    /// <summary>Its clock.</summary>
    public TestClock Clock { get; }

    /// <summary>Its services, for what cannot be seen from outside.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Where it listens, <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts one.</summary>
    /// <param name="template">What its database starts with.</param>
    /// <param name="configure">What it is told otherwise than usual.</param>
    public static async Task<Site> StartAsync(Template template = Template.Demo, Func<Deployment, Deployment>? configure = null)
        => await StartAsync(await TestServer.CopyAsync(template), configure);

    /// <summary>Starts one over a database, which goes with it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="configure">What it is told otherwise than usual.</param>
    public static async Task<Site> StartAsync(TestDatabase database, Func<Deployment, Deployment>? configure = null)
    {
        var clock = new TestClock();
        var deployment = new Deployment
        {
            AssociationName = "Samordningsförbundet Provet",
            IsDemo = true,
            Keys = TestServer.Keys,
            Address = new Uri("https://samsteg.example.se"),
            Limits = new RequestLimits(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue),
            OutgoingFolder = TestServer.FolderFor($"outgoing-{database.Name}"),
        };
        deployment = configure?.Invoke(deployment) ?? deployment;
        var application = SamstegApplication.Build(deployment, database.OwnerConnectionString, clock, "http://127.0.0.1:0");
        await application.StartAsync();
        return new Site(database, clock, application, deployment);
    }

    /// <summary>Somebody with a browser, signed out.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>Somebody who has signed in with one click.</summary>
    /// <param name="demoRole">The person's <c>accounts.demo_role</c>: <c>coach</c>, <c>project_lead</c> …</param>
    public async Task<Visitor> SignInAsync(string demoRole)
    {
        var visitor = Visit();
        var page = await visitor.GetAsync("/logga-in");
        var start = await page.SubmitAsync("form[action*='handler=Demo']", ("role", demoRole));
        return start is { Status: 200, Path: "/" or TodayPage.OwnPage or TodayPage.Supervision or TodayPage.OwnOrganisation }
            ? visitor
            : throw new InvalidOperationException($"{demoRole} was not let in: {start.Status} at {start.Path}.");
    }

    /// <summary>Makes somebody with a role, in an initiative where the role asks for one, and signs them in.</summary>
    public async Task<Visitor> SignInAsync(Role role, Guid? initiative = null, Guid? organisation = null)
    {
        var demoRole = $"person_{Interlocked.Increment(ref _people)}";
        await OwnerAsync("""
            with account as (insert into accounts (id, user_name, normalized_user_name, email, normalized_email, security_stamp, display_name, demo_role)
                values (uuidv7(), $1, upper($1), $1 || '@example.se', upper($1 || '@example.se'), $1, 'Prov Provsson', $1) returning id)
            insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from, valid_until)
            select uuidv7(), id, $2, $3::uuid, $4::uuid, '2020-01-01', $5::date from account
            """, demoRole, SnakeCase.Of(role.ToString()), initiative, organisation, PermissionTable.MustEnd(role) ? new DateOnly(2030, 12, 31) : null);
        return await SignInAsync(demoRole);
    }

    /// <summary>The services of a request that an account makes.</summary>
    public async Task<AsyncServiceScope> ScopeOfAsync(Guid account)
    {
        var signIn = Guid.CreateVersion7();
        await OwnerAsync("insert into sign_ins (id, account_id, started_at) values ($1, $2, now())", signIn, account);
        var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CurrentUser>().LoadAsync(scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>(), signIn, Deployment.SignIns, Clock);
        return scope;
    }

    /// <summary>Runs a statement as the owner, without row security; how many rows it touched.</summary>
    public Task<int> OwnerAsync(string sql, params object?[] values) => Database.ExecuteAsync(sql, values);

    /// <summary>The first value of a select as the owner.</summary>
    public Task<T?> FactAsync<T>(string sql, params object?[] values) => Database.ValueAsync<T>(sql, values);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var connections = _application.Services.GetRequiredService<NpgsqlDataSource>();
        await _application.StopAsync();
        await _application.DisposeAsync();
        await connections.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>A site with the demo, shared by the tests of a class that leave it as they found it or do not mind.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Site = await Site.StartAsync(Template.Demo);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Site?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>A site with nothing in it, shared by the tests of a class.</summary>
public sealed class EmptySite : IAsyncLifetime
{
    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Site = await Site.StartAsync(Template.Empty);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Site?.DisposeAsync() ?? ValueTask.CompletedTask;
}
