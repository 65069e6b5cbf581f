using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Puts the platform together: what every request passes through, in order.</summary>
public static class PlatformComposition
{
    private static readonly CultureInfo[] Languages = [new("sv-SE"), new("en-GB")];

    /// <summary>The platform's own table of contents.</summary>
    public static Capability Contents { get; } = new(typeof(PlatformComposition).Assembly)
    {
        Menu =
        [
            new MenuItem("menu.today", "/", Permissions.Today, 10),
            new MenuItem("machines.title", "/maskinkonton", Permissions.IntegrationsEdit, 910),
            new MenuItem("menu.settings", "/installningar", Permissions.SettingsEdit, 915),
            new MenuItem("menu.outgoing", "/drift/utskick", Permissions.JobsRead, 920),
            new MenuItem("menu.jobs", "/drift/jobb", Permissions.JobsRead, 930),
        ],
        Messages = MessageKinds.All,
        Searches = DocumentSearch.Sources,
        Sealed = [AccountPasswords.Sealed, SecondFactors.SealedSecrets, SecondFactors.SealedCodes, OneTimeLinks.Sealed, ApiToken.Sealed, MessageArguments.Sealed, Subscriptions.Sealed, FormDrafts.Sealed, StoredKeyRing.Sealed],
        Panels = [new Panel(PanelSlots.InitiativeSide, typeof(DuePanel), Permissions.Today, 5),
            new Panel(PanelSlots.ParticipantMain, typeof(DocumentsPanel), Permissions.ParticipantsRead, 80),
            new Panel(PanelSlots.OrganisationMain, typeof(DocumentsPanel), Permissions.OrganisationsRead, 80)],
    };

    /// <summary>Registers a capability.</summary>
    public static IServiceCollection AddCapability(this IServiceCollection services, Capability capability) => services.AddSingleton(capability);

    /// <summary>What answers rules of readiness, of all capabilities; to be asked once they are registered.</summary>
    public static IReadOnlyList<EvidenceSource> EvidenceSources(this IServiceCollection services) =>
        [.. services.Select(static service => service.ImplementationInstance).OfType<Capability>().SelectMany(static capability => capability.Evidence)];

    /// <summary>Registers everything of the platform.</summary>
    /// <param name="services">The collection.</param>
    /// <param name="deployment">What this installation is told.</param>
    /// <param name="database">Connections as the application's role.</param>
    /// <param name="clock">The time; the demo's may be shifted.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services, Deployment deployment, NpgsqlDataSource database, TimeProvider clock)
    {
        services.AddCapability(Contents);
        services.AddSingleton(deployment).AddSingleton<AssociationSettings>().AddScoped<ChangeSettings>().AddSingleton(deployment.Keys).AddSingleton(database).AddSingleton(clock);
        services.AddSingleton<Texts>().AddSingleton<Cipher>().AddSingleton<KeyedLinks>();
        services.AddScoped<CurrentUser>().AddScoped<RequestDatabase>().AddScoped<AuditTrail>().AddScoped<SignIns>().AddScoped<TodayList>().AddScoped<RowLog>().AddScoped<AuditInterceptor>().AddScoped<AskedWork>()
            .AddScoped(static provider => new ManyRows(provider.GetRequiredService<RequestDatabase>(), provider.GetRequiredService<RowLog>()))
            .AddSingleton<FiguresMemory>().AddScoped<LiveFigures>()
            .AddScoped<Search>().AddScoped<SealedWords>().AddScoped<FormDrafts>().AddScoped<PageDraft>().AddScoped<FormLibrary>();
        services.AddDbContext<SamstegContext>(static (provider, options) => options
            .UseNpgsql(provider.GetRequiredService<RequestDatabase>().Connection)
            .AddInterceptors(provider.GetRequiredService<AuditInterceptor>())
            .ConfigureWarnings(static warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)));
        services.AddScoped<RetryJobs>().AddSingleton<IJob, FinishedJobs>().AddSingleton<IJob, ForgetChanges>().AddSingleton<IJob, SealLog>().AddHostedService<JobRunner>();
        services.AddMessages();
        services.AddDocuments(deployment.Documents);
        services.AddExceptionHandler<FaultLog>();
        services.AddSingleton<FaultLog>();
        services.AddHealth();
        services.AddTelemetry();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // What a proxy says of the visitor's address and scheme is believed from this machine and from those that are named.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in deployment.Proxies)
            {
                options.KnownProxies.Add(proxy);
            }
        });
        services.AddRateLimiter(deployment.Limits.Configure);
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = deployment.AllowedHosts.Count == 0 ? ["*"] : [.. deployment.AllowedHosts]);
        services.AddHttpContextAccessor();
        services.Configure<WebEncoderOptions>(static options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        AddSignIn(services, deployment);
        services.AddAccounts();
        services.AddUi();
        services.AddApi();
        services.AddRazorPages(static options => options.RootDirectory = "/")
            .AddMvcOptions(static options =>
            {
                options.Filters.Add<PageTransaction>();

                // What the address names is what the policy permitted: no field of a form may name another.
                var address = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
                options.ValueProviderFactories.Remove(address);
                options.ValueProviderFactories.Insert(0, address);
                options.ModelBinderProviders.Insert(0, new IdBinderProvider());
            });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = deployment.CookieName("samsteg-form");
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<RequestLocalizationOptions>(static options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages[0]);
            options.SupportedCultures = Languages;
            options.SupportedUICultures = Languages;
            options.RequestCultureProviders = [new ApiLanguage(), new AddressLanguage(), new CookieRequestCultureProvider { CookieName = LanguageCookie.Name }];
        });
        return services;
    }

    /// <summary>The order that every request passes through.</summary>
    public static WebApplication UsePlatform(this WebApplication application)
    {
        application.UseForwardedHeaders();
        if (application.Services.GetRequiredService<Deployment>().IsSecure)
        {
            application.Use(static (context, next) =>
            {
                context.Request.Scheme = Uri.UriSchemeHttps; // whether or not the proxy says so: no cookie goes without TLS
                return next(context);
            });
        }

        application.UseMiddleware<SecurityHeaders>();
        application.UseRequestLocalization();
        application.UseMiddleware<RequestLog>();
        application.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fel/500",
            SuppressDiagnosticsCallback = static _ => true, // FaultLog tells, without messages
            StatusCodeSelector = FaultLog.StatusOf,
        });
        application.UseStatusCodePagesWithReExecute("/fel/{0}");
        application.UseMiddleware<ApiRequests>();
        application.UseMiddleware<TextEncodingRule>();
        application.UseRouting();
        application.UseAuthentication();
        application.Use(LoadUserAsync);
        application.UseRateLimiter();
        application.UseMiddleware<SecondFactorDuty>();
        application.UseAuthorization();
        application.MapHealth();
        application.MapStaticAssets().AllowAnonymous();
        application.MapRazorPages().WithStaticAssets();
        application.MapApi();
        application.Lifetime.ApplicationStarted.Register(() => Task.Run(() => MakeModelAsync(application.Services)));
        return application;
    }

    /// <summary>Makes EF's model, which takes most of a second, beside the first pages rather than before them: the first write finds it made.</summary>
    private static async Task MakeModelAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<SamstegContext>().Model;
    }

    private static void AddSignIn(IServiceCollection services, Deployment deployment)
    {
        services.AddIdentityCore<Account>(static options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // with passkeys
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager();
        services.Configure<PasswordHasherOptions>(static options => options.IterationCount = 210_000); // PBKDF2 with SHA-512, as OWASP's cheat sheet on password storage has it
        services.Replace(ServiceDescriptor.Scoped<IPasswordValidator<Account>, StrongPassword>());
        services.AddOptions<IdentityPasskeyOptions>().Configure<Deployment>(Passkeys.Configure);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options => options.Cookie.Name = deployment.CookieName("samsteg-code"));
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = deployment.CookieName("samsteg");
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = "/logga-in";
            options.AccessDeniedPath = "/fel/403";
            options.ReturnUrlParameter = "till";
            options.ExpireTimeSpan = TimeSpan.FromDays(1); // the sign-in that it names ends long before
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = static _ => Task.CompletedTask; // every request looks the sign-in up
            options.Events.OnRedirectToLogin = static context =>
            {
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery); // whatever host was asked for
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization(static options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Replace(ServiceDescriptor.Singleton<IAuthorizationPolicyProvider, PermissionPolicies>());
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, PermissionAnswer>();
        services.AddDataProtection().SetApplicationName("samsteg");
        services.AddSingleton<Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository, StoredKeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository>(
            static (options, repository) =>
            {
                options.XmlRepository = repository;
                options.XmlEncryptor = new Microsoft.AspNetCore.DataProtection.XmlEncryption.NullXmlEncryptor(); // the repository encrypts
            });
    }

    private static async Task LoadUserAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<KnowsNobodyAttribute>() is not null)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        // The page that tells of a fault must not meet the same fault again.
        if (context.Features.Get<IExceptionHandlerFeature>() is null && context.User.Identity?.IsAuthenticated == true)
        {
            var user = context.RequestServices.GetRequiredService<CurrentUser>();
            var settings = context.RequestServices.GetRequiredService<AssociationSettings>();
            await settings.RefreshAsync(context.RequestAborted);
            if (!user.IsSignedIn && Guid.TryParse(context.User.FindFirst(SignIns.Claim)?.Value, out var id))
            {
                await user.LoadAsync(
                    context.RequestServices.GetRequiredService<NpgsqlDataSource>(), id, settings.Current.SignIns,
                    context.RequestServices.GetRequiredService<TimeProvider>(), context.RequestAborted);
            }

            if (!user.IsSignedIn)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity()); // a cookie that outlived its sign-in
            }
        }

        await next(context);
    }
}
