global using System.Text.Json;
global using Collab.Api.Tests.World;
global using Collab.Domain.Members;

[assembly: AssemblyFixture(typeof(DatabaseServer))]
