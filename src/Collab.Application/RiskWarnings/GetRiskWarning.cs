namespace Collab.Application.RiskWarnings;

/// <summary>One risk warning.</summary>
[Requires(Permission.SeeCollaboration)]
public sealed record GetRiskWarning(RiskWarningId Id) : IQuery<RiskWarningView>, IAbout
{
    About IAbout.About => new(SubjectType.RiskWarning, Id.Value);

    internal sealed class Handler(RiskWarningViews views) : IRequestHandler<GetRiskWarning, RiskWarningView>
    {
        public Task<RiskWarningView> Handle(GetRiskWarning query, CancellationToken cancellationToken) => views.OfAsync(query.Id, cancellationToken);
    }
}
