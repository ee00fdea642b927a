global using Collab.Domain.Common;
global using NodaTime;
