using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Samsteg.Platform;

/// <summary>Gives the framework's validation attributes text keys for messages, where they have none of their own.</summary>
internal sealed class ValidationTexts : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null)
                rule.ErrorMessage = rule switch
                {
                    RequiredAttribute => "ui.required",
                    StringLengthAttribute or MaxLengthAttribute => "ui.too_long|{1}",
                    RangeAttribute => "ui.out_of_range|{1}|{2}",
                    EmailAddressAttribute => "ui.not_an_email",
                    _ => rule.ErrorMessage,
                };
    }
}
