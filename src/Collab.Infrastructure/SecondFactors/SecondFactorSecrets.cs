using Collab.Application.SecondFactors;
using Microsoft.AspNetCore.DataProtection;

namespace Collab.Infrastructure.SecondFactors;

/// <summary>Encrypted with the installation's Data Protection keys, for this purpose alone.</summary>
internal sealed class SecondFactorSecrets(IDataProtectionProvider protection) : ISecondFactorSecrets
{
    private readonly IDataProtector _protector = protection.CreateProtector("Collab.SecondFactors");

    public string Protect(byte[] secret) => Convert.ToBase64String(_protector.Protect(secret));

    public byte[] Unprotect(string text) => _protector.Unprotect(Convert.FromBase64String(text));
}
