using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class DeadlinesInDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deadline_policies_organization_id_kind",
                schema: "collab",
                table: "deadline_policies");

            migrationBuilder.AddColumn<int>(
                name: "calendar_edition",
                schema: "collab",
                table: "deadlines",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<LocalDate>(
                name: "end_of",
                schema: "collab",
                table: "deadlines",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pauses",
                schema: "collab",
                table: "deadlines",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "remind_at",
                schema: "collab",
                table: "deadlines",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Instant>(
                name: "stated",
                schema: "collab",
                table: "deadlines",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "actor_id",
                schema: "collab",
                table: "deadline_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "collaboration_id",
                schema: "collab",
                table: "deadline_policies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "edition",
                schema: "collab",
                table: "deadline_policies",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "reminders",
                schema: "collab",
                table: "deadline_policies",
                type: "jsonb",
                nullable: false,
                defaultValue: "{\"percents\":[50,80],\"hoursBefore\":2}");

            migrationBuilder.AddColumn<Guid>(
                name: "template_id",
                schema: "collab",
                table: "deadline_policies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "time",
                schema: "collab",
                table: "deadline_policies",
                type: "time",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendar_editions",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    known_since = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    week = table.Column<string>(type: "jsonb", nullable: false),
                    standard_hours = table.Column<string>(type: "jsonb", nullable: false),
                    special_days = table.Column<string>(type: "jsonb", nullable: false),
                    known_years = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_editions", x => new { x.organization_id, x.calendar_id, x.edition });
                });

            // What is stored already can be derived from now on; it is reminded once its rule changes or it is resumed. The owner sees no rows while row-level security is forced;
            // the start forces it again after the migration (security.sql).
            migrationBuilder.Sql(
                """
                alter table collab.deadlines no force row level security;
                alter table collab.deadline_policies no force row level security;
                alter table collab.work_calendars no force row level security;
                update collab.deadline_policies set time = '17:00' where kind = 'weeklyProgress';
                update collab.deadlines d set
                    calendar_edition = c.edition,
                    end_of = case when d.kind = 'workItem' then (d.due_at at time zone c.time_zone)::date end,
                    stated = case when d.policy ->> 'unit' = 'wallTime' and d.kind not in ('weeklyProgress', 'workItem') then d.due_at end,
                    policy = d.policy || '{"edition":1,"reminders":{"percents":[50,80],"hoursBefore":2}}'
                        || case when d.kind = 'weeklyProgress' then '{"time":"17:00"}' else '{"time":null}' end::jsonb
                from collab.work_calendars c where c.organization_id = d.organization_id and c.id = d.calendar_id;
                insert into collab.calendar_editions (organization_id, calendar_id, edition, known_since, week, standard_hours, special_days, known_years)
                select organization_id, id, edition, known_since, week, standard_hours, special_days, known_years from collab.work_calendars;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_calendar_id_kind_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "calendar_id", "kind", "id" },
                filter: "state in ('open', 'paused')");

            migrationBuilder.CreateIndex(
                name: "ix_deadline_policies_organization_id_kind_template_id_collabor",
                schema: "collab",
                table: "deadline_policies",
                columns: new[] { "organization_id", "kind", "template_id", "collaboration_id" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_editions",
                schema: "collab");

            migrationBuilder.DropIndex(
                name: "ix_deadlines_organization_id_calendar_id_kind_id",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropIndex(
                name: "ix_deadline_policies_organization_id_kind_template_id_collabor",
                schema: "collab",
                table: "deadline_policies");

            migrationBuilder.DropColumn(
                name: "calendar_edition",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "end_of",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "pauses",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "remind_at",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "stated",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "actor_id",
                schema: "collab",
                table: "deadline_steps");

            migrationBuilder.DropColumn(
                name: "collaboration_id",
                schema: "collab",
                table: "deadline_policies");

            migrationBuilder.DropColumn(
                name: "edition",
                schema: "collab",
                table: "deadline_policies");

            migrationBuilder.DropColumn(
                name: "reminders",
                schema: "collab",
                table: "deadline_policies");

            migrationBuilder.DropColumn(
                name: "template_id",
                schema: "collab",
                table: "deadline_policies");

            migrationBuilder.DropColumn(
                name: "time",
                schema: "collab",
                table: "deadline_policies");

            migrationBuilder.CreateIndex(
                name: "ix_deadline_policies_organization_id_kind",
                schema: "collab",
                table: "deadline_policies",
                columns: new[] { "organization_id", "kind" },
                unique: true);
        }
    }
}
