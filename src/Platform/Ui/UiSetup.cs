using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>Registers what pages and views stand on.</summary>
public static class UiSetup
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddScoped<PageChrome>();
        services.AddScoped<EasyWords>();
        services.AddScoped<SideMenu>();
        services.AddScoped<Lists>();
        services.Configure<RazorViewEngineOptions>(razor =>
        {
            razor.PageViewLocationFormats.Add("/Pages/Shared/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Pages/Shared/{0}.cshtml");
        });
        services.PostConfigure<MvcOptions>(mvc =>
        {
            mvc.ModelBinderProviders.Insert(0, new HumanInputBinderProvider());
            mvc.ModelBinderProviders.Insert(0, new RowBinderProvider());
            mvc.ModelMetadataDetailsProviders.Add(new ValidationTexts());
            var messages = mvc.ModelBindingMessageProvider;
            messages.SetValueMustNotBeNullAccessor(_ => "ui.required");
            messages.SetMissingBindRequiredValueAccessor(_ => "ui.required");
            messages.SetMissingKeyOrValueAccessor(() => "ui.required");
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => "ui.invalid");
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "ui.invalid");
            messages.SetUnknownValueIsInvalidAccessor(_ => "ui.invalid");
            messages.SetValueIsInvalidAccessor(_ => "ui.invalid");
            messages.SetValueMustBeANumberAccessor(_ => "ui.not_a_number");
        });
        return services;
    }
}
