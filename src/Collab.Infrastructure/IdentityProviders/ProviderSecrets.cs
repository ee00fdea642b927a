using Collab.Application.IdentityProviders;
using Microsoft.AspNetCore.DataProtection;

namespace Collab.Infrastructure.IdentityProviders;

/// <summary>Encrypted with the installation's Data Protection keys, for this purpose alone.</summary>
internal sealed class ProviderSecrets(IDataProtectionProvider protection) : IProviderSecrets
{
    private readonly IDataProtector _protector = protection.CreateProtector("Collab.IdentityProviders");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Unprotect(string text) => _protector.Unprotect(text);
}
